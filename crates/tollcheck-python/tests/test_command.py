"""The command that comes with the package."""

import subprocess
import sys

import tollcheck


def test_exit_status_tells_what_was_found(command, sources):
    refuted = "On Tuesday night Russia launched 999 drones."
    assert command("check", "-", "--sources", sources, "--date", "2025-07-10", stdin="Nobody knows.")[0] == 0
    assert command("check", "-", "--sources", sources, "--date", "2025-07-10", stdin=refuted)[0] == 1
    assert command("check", "none.txt", "--sources", sources)[0] == 2
    assert command("check", "--rosy")[0] == 2
    assert command("--version")[0] == 0


def test_help_and_complaints_name_the_command(command):
    assert "Usage: tollcheck extract [OPTIONS]" in command("extract", "--help")[1]
    assert "Usage: tollcheck <COMMAND>" in command("--rosy")[2] or "Usage: tollcheck" in command("--rosy")[2]


def test_a_report_tells_the_command_line(command):
    assert "tollcheck demo --format html" in command("demo", "--format", "html")[1]


def test_the_module_is_the_command(command):
    done = subprocess.run([sys.executable, "-m", "tollcheck", "demo"], capture_output=True, check=False)
    assert (done.returncode, done.stdout.decode()) == command("demo")[:2]


def test_the_package_says_that_it_is_typed():
    folder = tollcheck.__path__[0]
    for file in ("py.typed", "_native.pyi"):
        assert open(f"{folder}/{file}", encoding="utf-8") is not None
