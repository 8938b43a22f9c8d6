"""What the text of a file can do wrong, one file each; these tuples are the whole registry.

RULES are all rules of this floor, MISTAKES the malformed examples by which mistakes inside a line are known.
"""

from dazzle.diagnostics.rule import Rule
from dazzle.lang.mistakes import (
    empty_file,
    enum_without_brackets,
    inconsistent_indent,
    misplaced_audience,
    missing_block,
    missing_colon,
    missing_line,
    missing_type,
    mixed_indentation,
    nested_too_deep,
    not_served,
    number_too_long,
    repeated_line,
    syntax,
    unclosed_bracket,
    unclosed_string,
    unexpected_character,
    unknown_construct,
    unknown_line,
    unquoted_value,
)
from dazzle.lang.mistakes.mistake import Mistake

RULES: tuple[Rule, ...] = (
    mixed_indentation.RULE,
    inconsistent_indent.RULE,
    unclosed_string.RULE,
    unclosed_bracket.RULE,
    unexpected_character.RULE,
    syntax.RULE,
    missing_colon.RULE,
    missing_type.RULE,
    missing_block.RULE,
    missing_line.RULE,
    enum_without_brackets.RULE,
    unquoted_value.RULE,
    misplaced_audience.RULE,
    nested_too_deep.RULE,
    number_too_long.RULE,
    unknown_construct.RULE,
    unknown_line.RULE,
    repeated_line.RULE,
    empty_file.RULE,
    not_served.RULE,
)

MISTAKES: tuple[Mistake, ...] = (
    *missing_type.MISTAKES,
    *enum_without_brackets.MISTAKES,
    *unquoted_value.MISTAKES,
    *misplaced_audience.MISTAKES,
    *syntax.MISTAKES,
)
