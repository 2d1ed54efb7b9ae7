/** Names of Python's own modules: importing one can't fail. https://docs.python.org/3/library/sys.html#sys.stdlib_module_names */
export const STANDARD_LIBRARY: ReadonlySet<string> = new Set(
  'abc argparse array ast asyncio atexit base64 bisect builtins bz2 calendar cmath codecs collections concurrent configparser contextlib contextvars copy copyreg csv ctypes dataclasses datetime decimal difflib dis email encodings enum errno faulthandler fcntl filecmp fileinput fnmatch fractions ftplib functools gc getopt getpass gettext glob graphlib grp gzip hashlib heapq hmac html http imaplib importlib inspect io ipaddress itertools json keyword linecache locale logging lzma mailbox marshal math mimetypes mmap multiprocessing netrc numbers operator optparse os pathlib pdb pickle pkgutil platform plistlib posix posixpath pprint profile pwd py_compile queue random re readline reprlib resource runpy sched secrets select selectors shelve shlex shutil signal site smtplib socket socketserver sqlite3 ssl stat statistics string stringprep struct subprocess symtable sys sysconfig syslog tarfile tempfile termios textwrap threading time timeit token tokenize tomllib trace traceback tracemalloc tty turtle types typing unicodedata unittest urllib uuid venv warnings wave weakref webbrowser wsgiref xml xmlrpc zipapp zipfile zipimport zlib zoneinfo __future__ gunicorn'.split(
    ' ',
  ),
);

/** Python's own modules of other releases, or that a release may leave out. */
export const SOMETIMES_STANDARD = new Set(
  'aifc antigravity asynchat asyncore audioop bdb cProfile cgi cgitb chunk cmd code codeop colorsys compileall crypt curses dbm distutils doctest ensurepip idlelib imghdr imp lib2to3 mailcap modulefinder msilib msvcrt nis nntplib nt ntpath nturl2path ossaudiodev pickletools pipes pstats pty pyclbr pydoc pyexpat quopri rlcompleter select smtpd sndhdr spwd sre_compile sre_constants sre_parse sunau symbol tabnanny telnetlib termios test tests this tkinter turtle turtledemo tty uu winreg winsound xdrlib zipimport'.split(
    ' ',
  ),
);
