"""A project's texts to its AppSpec, and to what the server loads."""

import hashlib
import os
from collections.abc import Sequence

from dazzle.compiler import Compilation, compile_sources
from dazzle.diagnostics.span import SourceFile
from dazzle.ir.appspec import AppSpec
from dazzle.lang.memory import Memory
from dazzle.project import cache, verdict
from dazzle.project.manifest import EXPAND
from dazzle.project.project import Project
from dazzle.web.artefact import Artefact, save


def compile_project(project: Project) -> Compilation:
    """The project's compilation; when it is clean, the server finds it in .dazzle/cache afterwards.

    What was read of the texts is kept there, too: the next time only what changed is read.
    """
    memory = cache.load(project.root)
    compilation = compile_texts(project, project.sources, memory)
    if _writable(project):
        cache.save(memory, project.root)
        if compilation.appspec is not None:
            save(artefact(project, compilation.appspec), project.root)
            # An error is looked for each time anew: what it complains of may lie outside of the project.
            verdict.keep(project, compilation.diagnostics)
    return compilation


def compile_texts(project: Project, sources: Sequence[SourceFile], memory: Memory | None = None) -> Compilation:
    """What the project would be with these texts in the place of its own; what is in `memory` is not read again."""
    return compile_sources(
        sources, name=project.name, root_module=project.root_module, unknown=project.unknown_keys, memory=memory
    )


def appspec_of(project: Project) -> AppSpec:
    """The project's AppSpec; CompileError when its texts have errors."""
    return compile_project(project).require()


def artefact(project: Project, appspec: AppSpec) -> Artefact:
    """What the server needs of a project: what was meant, which texts said so, and the settings."""
    return Artefact(
        appspec=appspec,
        sources={source.path: hashlib.sha256(source.text.encode()).hexdigest() for source in project.sources},
        database=project.database,
        serve=project.serve,
        project_versions=project.versions_dir,
        label=project.label,
        expanding=project.on_serve == EXPAND,
    )


def _writable(project: Project) -> bool:
    """Whether .dazzle can be written: a project may be read-only where it only serves or is only checked."""
    cache = project.root / ".dazzle"
    return os.access(cache if cache.exists() else project.root, os.W_OK)
