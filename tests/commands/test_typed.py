"""What people type, at the door of the command line (cli.md)."""

import argparse

import pytest

from pii_desktop.cli import LISTS, build_parser, parse
from pii_desktop.commands.typed import place, text

RECORD = ("record", "2.2.2", "--workspace", "sổ", "--period", "2")


@pytest.mark.parametrize("value", ["-0,5", "-5MB", "-gạch đầu dòng", "- Đã rà soát", "-"])
def test_what_begins_with_a_dash_is_a_value(value: str) -> None:
    assert parse([*RECORD, "--result", value]).result == value


def test_a_file_may_begin_with_a_dash() -> None:
    assert parse(["read", "-bản sao.docx", "--json"]).file == "-bản sao.docx"
    assert parse(["read", "--", "--bản sao.docx"]).file == "--bản sao.docx"


def test_a_flag_takes_no_number() -> None:
    assert parse(["record", "--json", "-5", "--workspace", "sổ", "--period", "2"]).row == "-5"


@pytest.mark.parametrize(
    "words",
    [
        ["init", "--workspace", "", "--province", "Bắc Ninh", "--department", "Sở Tài chính"],
        ["read", " "],
        ["report", "--workspace", "sổ", "--period", "2", "--out", ""],
    ],
)
def test_a_blank_path_is_wrong_usage_and_not_the_current_folder(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        parse(words)
    assert stopped.value.code == 2
    assert "không được để trống. Xem thêm" in capsys.readouterr().err
    with pytest.raises(argparse.ArgumentTypeError):
        place("")


def test_text_whose_bytes_python_disguised_is_read_as_utf_8() -> None:
    """As the arguments come in a locale without UTF-8 (PEP 383)."""
    assert text("Đã làm".encode().decode("utf-8", "surrogateescape")) == "Đã làm"
    with pytest.raises(argparse.ArgumentTypeError):
        text("x\udcff")


def test_text_that_is_not_utf_8_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        parse([*RECORD, "--result", "x\udcff"])
    assert stopped.value.code == 2
    assert "--result có ký tự không đọc được" in capsys.readouterr().err


def every_help() -> dict[str, str]:
    """The help of each command by its name, that of the program under a blank one."""
    parser = build_parser()
    commands = next(each for each in parser._actions if isinstance(each, argparse._SubParsersAction))
    return {"": parser.format_help(), **{name: each.format_help() for name, each in commands.choices.items()}}


def test_every_option_is_explained_in_vietnamese() -> None:
    parser = build_parser()
    commands = next(each for each in parser._actions if isinstance(each, argparse._SubParsersAction))
    silent = [
        f"{name} {action.dest}"
        for name, each in commands.choices.items()
        for action in each._actions
        if not action.help or (action.nargs != 0 and action.metavar is None and action.choices is None)
    ]
    assert silent == []


def test_no_help_holds_words_of_argparse() -> None:
    english = ("usage", "options:", "positional", "show this", "optional arguments")
    assert [(name, word) for name, said in every_help().items() for word in english if word in said] == []


def test_the_help_names_the_ways_into_the_window_and_every_list() -> None:
    helps = every_help()
    assert all(word in helps[""] for word in ("demo", "--workspace", "--self-test"))
    assert all(each in helps["list"] for each in LISTS)
