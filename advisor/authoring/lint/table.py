"""The table of all rules: those that the reader keeps, and those that look at the knowledge base as a whole."""

from __future__ import annotations

from advisor.authoring.lint.pages.checks import CHECKS
from advisor.authoring.lint.pages.files import FILES
from advisor.authoring.lint.pages.values import VALUES
from advisor.authoring.lint.pages.writing import WRITING
from advisor.authoring.lint.rule import Rule
from advisor.authoring.lint.rules import (
    any_beside_program,
    braces_in_text,
    colliding_phrasings,
    cut_off,
    few_detail_phrasings,
    few_phrasings,
    field_in_comment,
    future_source,
    hard_to_read,
    long_short,
    misspelt_program,
    misspelt_word,
    no_details,
    no_short,
    past_review,
    repeated_example,
    special_space,
    stolen_example,
    tight_comma,
    unknown_abbreviation,
    untested_topic,
    unused_source,
    useless_link,
    wide_synonym,
)

RULES: tuple[Rule, ...] = (
    *WRITING,
    *FILES,
    *VALUES,
    *CHECKS,
    any_beside_program.RULE,
    braces_in_text.RULE,
    colliding_phrasings.RULE,
    few_detail_phrasings.RULE,
    future_source.RULE,
    long_short.RULE,
    misspelt_program.RULE,
    past_review.RULE,
    repeated_example.RULE,
    stolen_example.RULE,
    unused_source.RULE,
    useless_link.RULE,
    wide_synonym.RULE,
    cut_off.RULE,
    few_phrasings.RULE,
    field_in_comment.RULE,
    hard_to_read.RULE,
    misspelt_word.RULE,
    no_details.RULE,
    no_short.RULE,
    special_space.RULE,
    tight_comma.RULE,
    unknown_abbreviation.RULE,
    untested_topic.RULE,
)
"""Every rule whose name can be printed."""

BY_NAME = {rule.name: rule for rule in RULES}
