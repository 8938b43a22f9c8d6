"""The embedded PostgreSQL cluster: its binaries, its locks, its life. Standard library alone."""

from dazzle.back.embedded.cluster import Cluster, Status
from dazzle.back.embedded.locks import Holder

__all__ = ["Cluster", "Holder", "Status"]
