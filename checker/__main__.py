"""
The outermost function: the only place that turns an error into an exit code.
"""

from __future__ import annotations

import sys
import traceback

import click

from checker.cli import root
from checker.cli._options import LANGUAGE
from checker.errors import CheckerError, ExitCode

#: What a shell reports of a process that Ctrl-C ended.
INTERRUPTED = 130


def run(arguments: list[str]) -> int:
    """Run the command line; returns the exit code. Prints errors to standard error."""
    try:
        code = root.main(args=arguments, prog_name="checker", standalone_mode=False)
    except CheckerError as error:
        print(error.text(LANGUAGE.get()), file=sys.stderr)
        return error.exit_code
    except click.exceptions.Abort:
        return INTERRUPTED
    except click.ClickException as error:
        error.show()
        return ExitCode.USAGE
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our output went away (`| head`): nobody is left to tell.
        sys.stderr.close()
        return ExitCode.OK
    except Exception:
        traceback.print_exc()
        print("程序内部错误，请将以上内容报告给维护人员 / internal error", file=sys.stderr)
        return ExitCode.CRASH
    return code if isinstance(code, int) else ExitCode.OK


def main() -> None:
    """The entry point of the installed program."""
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
