"""Loads the configuration of the installed gunicorn as its command would, for each case on a line of standard input."""
# Modules that gunicorn imports are imported once for all cases; gunicorn itself reads variables when it is imported.
import argparse, ast, configparser, copy, email.utils, fcntl, grp, html, importlib.machinery, inspect, logging.config  # noqa: E401,F401
import pkg_resources, pwd, random, shlex, signal, socket, ssl, textwrap  # noqa: E401,F401
import io
import json
import multiprocessing
import os
import sys
import tempfile
import traceback


def plain(value, root):
    if isinstance(value, str):
        return "." if value == root else value.replace(root + "/", "")
    if value is None or isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, (list, tuple)):
        return [plain(item, root) for item in value]
    if isinstance(value, dict):
        return {str(key): plain(item, root) for key, item in value.items()}
    return {"$callable": getattr(value, "__name__", "?")}


def load(case, root):
    for path, text in case["files"].items():
        at = os.path.join(root, path)
        os.makedirs(os.path.dirname(at), exist_ok=True)
        with open(at, "w") as file:
            file.write(text)
    os.chdir(root)
    os.environ.clear()
    os.environ.update(case["env"])
    os.cpu_count = multiprocessing.cpu_count = lambda: case["cpus"]
    sys.argv = ["gunicorn", *case["argv"]]
    sys.stderr = sys.stdout = said = io.StringIO()
    try:
        from gunicorn.app.wsgiapp import WSGIApplication

        app = WSGIApplication("%(prog)s [OPTIONS] [APP_MODULE]", prog="gunicorn")
        settings = {name: plain(setting.get(), root) for name, setting in app.cfg.settings.items()}
        settings["worker_class"] = app.cfg.worker_class_str
        return {"ok": True, "app": app.app_uri, "settings": settings}
    except SystemExit as end:
        return {"ok": False, "error": said.getvalue().replace(root + "/", "") if end.code else ""}
    except BaseException:
        return {"ok": False, "error": traceback.format_exc().replace(root + "/", "").strip().split("\n")[-1]}


for line in sys.stdin:
    reader, writer = os.pipe()
    if os.fork() == 0:
        with tempfile.TemporaryDirectory() as folder:
            root = os.path.realpath(folder)
            answer = json.dumps(load(json.loads(line), root))
        with os.fdopen(writer, "w") as pipe:
            pipe.write(answer)
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as pipe:
        answer = pipe.read()
    os.wait()
    print(answer, flush=True)
