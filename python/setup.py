"""Builds tenet._core against the libtenet that pkg-config finds.

TENET_CFLAGS and TENET_LIBS, in the environment, stand for what pkg-config would say.
"""

import os
import pathlib
import re
import shlex
import subprocess
import sys

from setuptools import Extension, setup

HERE = pathlib.Path(__file__).resolve().parent
HEADER = HERE.parent / "include" / "tenet" / "version_numbers.h"


def flags(variable: str, option: str) -> list[str]:
    given = os.environ.get(variable)
    if given is not None:
        return shlex.split(given)
    try:
        return shlex.split(subprocess.check_output(["pkg-config", option, "tenet"], text=True))
    except (OSError, subprocess.CalledProcessError):
        sys.exit(
            "tenet: libtenet is not installed: install libtenet-dev, or run cmake --install and set PKG_CONFIG_PATH"
        )


def check_shared() -> None:
    """An extension needs the shared library: code of a static one does not go into it."""
    if "TENET_LIBS" in os.environ:
        return
    folder = subprocess.check_output(["pkg-config", "--variable=libdir", "tenet"], text=True).strip()
    if not list(pathlib.Path(folder).glob("libtenet.so*")):
        sys.exit(f"tenet: libtenet in {folder} is static: build and install it with cmake -D BUILD_SHARED_LIBS=ON")


def version() -> str:
    text = HEADER.read_text(encoding="utf-8")
    found = re.search(r'define TENET_VERSION "([^"]+)"', text)
    assert found is not None, HEADER
    return found.group(1)


COMPILE, LINK = flags("TENET_CFLAGS", "--cflags"), flags("TENET_LIBS", "--libs")
check_shared()
setup(
    version=version(),
    ext_modules=[
        Extension(
            "tenet._core",
            ["tenet/_core.c"],
            extra_compile_args=COMPILE,
            extra_link_args=LINK,
        )
    ],
)
