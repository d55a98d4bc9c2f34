"""Runs first in both frozen programs: their modules lie in one archive beside them instead of one in each.

PyInstaller would put all modules into each program, 15 MB twice. Its import machinery keeps the archive it began with
in one object that all its finders share; here that object is told to read the shared file.
"""

import sys

import pyimod01_archive
import pyimod02_importers

# Nothing but these modules can be imported yet, pathlib neither.
folder = getattr(sys, "_MEIPASS", "")
shared = pyimod01_archive.ZlibArchiveReader(f"{folder}/program.pyz", check_pymagic=True)
vars(pyimod02_importers.pyz_archive).update(vars(shared))
