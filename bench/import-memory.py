"""What importing a package adds to a process that has Flask loaded: resident MiB, and MiB that no other process can share.

Made the figures of src/capacity/package-memory-table.ts: `python3 bench/import-memory.py pandas numpy …`
"""
import subprocess
import sys

PROBE = """
import sys
def memory():
    resident = private = 0
    with open('/proc/self/smaps_rollup') as lines:
        for line in lines:
            name, _, rest = line.partition(':')
            if name == 'Rss': resident = int(rest.split()[0])
            if name in ('Private_Clean', 'Private_Dirty'): private += int(rest.split()[0]) if name == 'Private_Dirty' else 0
    return resident / 1024, private / 1024
import flask
before = memory()
module = __import__(sys.argv[1])
for name in sys.argv[1].split('.')[1:]: module = getattr(module, name)
after = memory()
print(f'{after[0] - before[0]:.0f} {after[1] - before[1]:.0f} {getattr(module, "__version__", "?")}')
"""

for name in sys.argv[1:]:
    done = subprocess.run([sys.executable, "-c", PROBE, name], capture_output=True, text=True)
    print(name, done.stdout.strip() or done.stderr.strip().splitlines()[-1])
