"""The pages of the rules about how a file is written: spaces, quotes, colons, brackets."""

from __future__ import annotations

from advisor.authoring.lint.pages.page import error, hint, warning

WRITING = (
    error(
        "tab",
        "What belongs together begins at the same column, and only spaces count for that. A tab looks like "
        "spaces, but is none.",
        "answers:\n<tab>any: ...",
        "Replace the tab by as many spaces as the message says: the line begins where its neighbours do. After a dash, "
        "write one space.",
    ),
    error(
        "indentation",
        "The parts of one entry begin at the same column, and what belongs to a field stands two spaces deeper. "
        "A line that begins elsewhere belongs to nothing.",
        "answers:\n    any:\n   evening:",
        "Move the line to the column at which its neighbours begin.",
    ),
    error(
        "no-colon",
        "A field is its name, a colon, a space, and its text. This line has no colon, or no space after it.",
        "title Tuition\ntitle:Tuition",
        "Write it as in title: Tuition.",
    ),
    error(
        "no-space-after-dash",
        "An item of a list is a dash, a space, and its text. Without the space, the dash is text.",
        "  - how much is it\n  -what does it cost",
        "Write a space after the dash.",
    ),
    error(
        "no-dash",
        "Each item of a list begins with a dash and a space. This one does not, or with a longer dash, as word "
        "processors make it, so its fields belong to no item.",
        "question: is there a fee\n  topic: fees\n- question: when is it due",
        "Write a dash and a space before the item's first field.",
    ),
    error(
        "broken-line",
        "A line ends too early, as after a return that was typed by mistake, so that its two halves belong to nothing.",
        "- \n    question: is there a fee",
        "Put the two lines on one.",
    ),
    error(
        "joined-to-comment",
        "A field stands in the comment above it, as after a return that was deleted, so that it is not read.",
        "# The programs. programs:\n  diploma:",
        "Begin a new line before the field.",
    ),
    error(
        "colon-in-text",
        "A colon with a space after it ends the name of a field. Inside a text it makes the text unreadable.",
        "title: Tuition: what it costs",
        'Put the text in quotes: title: "Tuition: what it costs". Or write | after the name, and the text below it, '
        "two spaces deeper; there every character is text.",
    ),
    error(
        "lost-bar",
        "A text on several lines stands below its field's name, without a | after the name. Then a colon with a space "
        "after it, in the text, ends the name of a field, and the text is unreadable.",
        "text:\n  Two things count:\n  grades: and a test",
        "Write a | after the name: text: |",
    ),
    error(
        "lost-after-hash",
        "A # after a space or a comma starts a comment: a note for authors. Students do not see what follows it; and "
        "where it takes the end of a list along, the list is left out.",
        "text: Room #204, ask at the desk",
        'Put the text in quotes: text: "Room #204, ask at the desk". If it is a note, put it on a line of its own.',
    ),
    hint(
        "comment-after-text",
        "A note for authors stands behind something else on its line: a text, a list, a name. That is allowed, but it "
        "is easily mistaken for text, and text for it.",
        "title: Bicycle parking  # for the menu",
        "Put the note on a line of its own, above; or put the text in quotes if the # belongs to it.",
    ),
    error(
        "comment-in-text",
        "A text goes on over several lines, and one of them has a # after a space, or is a comment as a whole. That "
        "ends the text there.",
        "text: Ask in room\n  5 #b\n  at the desk",
        "Write | after the name of the field, and the text on the lines below.",
    ),
    error(
        "unclosed-quote",
        "A text begins with a quote, and the quote that ends it is missing. Everything up to the next quote would "
        "be taken for that text. The line is the one where the quote opens.",
        'title: "Tuition',
        "Write the same quote at the end of the text, or take out the one at its beginning.",
    ),
    error(
        "unclosed-bracket",
        "A list in brackets lacks its closing bracket, or a comma between two of its items.",
        "sources: [fees, visit",
        "Close the bracket. If the bracket is part of a text, put the whole text in quotes.",
    ),
    warning(
        "smart-quotes",
        "Word processors turn straight quotes into curly ones. Around a whole text they do not mark its ends as "
        "straight quotes do: they are shown to students.",
        "title: “Tuition”",
        'Type straight quotes: title: "Tuition". Curly quotes within a sentence are fine.',
    ),
    error(
        "text-goes-on",
        "A text begins with a quote or bracket, which is closed before the text ends.",
        "text: 'it's free'",
        'Put the whole text in quotes of the other kind: "it\'s free".',
    ),
    error(
        "text-after-bar",
        "After | or > a text begins on the next line. Nothing may stand beside the sign.",
        "text: | It is free.",
        "Begin the text on the next line, two spaces deeper than the field's name.",
    ),
    error(
        "special-character",
        "Some signs have a meaning of their own at the start of a text: @ * & ! % ` , ] } and others.",
        "title: @school",
        'Put the text in quotes: title: "@school".',
    ),
    error(
        "backslash",
        "In double quotes, a \\ gives the next letter another meaning.",
        'text: "C:\\programs"',
        "Use single quotes: text: 'C:\\programs'.",
    ),
    warning(
        "no-break-space",
        "Some keyboards and web pages give a special space, which looks like any other. Fields begin only after an "
        "ordinary one. It is read as such, so nothing is lost.",
        "title:<special space>Tuition",
        "Delete the space and type it anew.",
    ),
    warning(
        "control-character",
        "The line holds characters that nobody can see. They come along when text is copied from elsewhere, and "
        "are left out.",
        "title: Tui<invisible>tion",
        "Delete them; or delete the whole line, and type it anew.",
    ),
    error(
        "not-utf-8",
        "Letters beyond a to z must be saved in the encoding called UTF-8. This one is not, and cannot be read.",
        "text: Caf<?>",
        "In your editor, choose Save with encoding, UTF-8, and look at the letter again.",
    ),
    warning(
        "runs-on",
        "A line without a dash or a field's name, and deeper than the one above, is read as more of the text above.",
        "ask:\n  - how much is it\n    what does it cost",
        "Begin a new item with '- ', at the column of the others; or write the text on one line.",
    ),
    warning(
        "field-in-text",
        "A line below | is indented like the text, but begins with the name of a field. So it is part of the text, "
        "and students read it.",
        "text: |\n  It is free.\n  sources: [fees]",
        "If it is a field, begin it at the column of the field above.",
    ),
    warning(
        "comment-shown",
        "A line below | is indented like the text, but begins like a comment. So it is part of the text, and students "
        "read it.",
        "text: |\n  It is free.\n  # ask the office in May",
        "If it is a comment, write it above the name of the field. If it is text, begin the line with something else.",
    ),
    error(
        "repeated-key",
        "A name stands twice in the same place. Only the first counts; the second is left out.",
        "title: Tuition\ntitle: Fees",
        "Keep one of the two.",
    ),
    error(
        "merge-key",
        "The sign << has a meaning of its own, which is not used in these files.",
        "<<: other",
        "Write the fields out.",
    ),
    error(
        "complex-key",
        "The name of a field is a list or has parts, mostly because of brackets or a question mark at its start.",
        "? is it free",
        "If it is text, put it in quotes, or begin the line with '- '.",
    ),
    error(
        "several-documents",
        "A line of three dashes ends what is read.",
        "title: Tuition\n---\ncategory: cost",
        "Take out the line of dashes.",
    ),
    error(
        "unreadable",
        "Something on this line has a meaning that does not fit here.",
        ", title: Tuition",
        "Compare it with the lines around it. A text with unusual signs goes in quotes.",
    ),
    error(
        "too-deep", "Lists stand within lists, many times over.", "[[[[[[[[[", "Put the text in quotes if it is text."
    ),
    error("too-many-nodes", "The file holds more than can be read.", "(a very large file)", "Divide it into several."),
    error(
        "too-many-problems",
        "There are so many mistakes in this file that it is not read. Those that were found are all named.",
        "(fifty mistakes)",
        "Mend those that are named, and look again.",
    ),
)
"""The rules about how a file is written."""
