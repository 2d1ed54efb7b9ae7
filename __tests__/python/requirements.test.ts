import { markerHolds } from '../../src/python/marker.ts';
import { gunicornVersion, readRequirements } from '../../src/python/requirements.ts';
import { admits } from '../../src/python/version.ts';
import { memoryWorkspace } from '../../src/workspace/memory.ts';

function read(texts: Record<string, string>, folder = '') {
  return readRequirements(memoryWorkspace(texts), folder);
}

/** `name==version`, or the name alone. */
function names(texts: Record<string, string>, folder = ''): readonly string[] {
  const { packages = [] } = read(texts, folder) ?? {};
  return packages.map(({ name, version }) => (version === null ? name : `${name}==${version}`));
}

describe('a requirements file', () => {
  test.each([
    ['flask\n', ['flask']],
    ['Flask_Cors>=4\r\nZope.Interface\r\n', ['flask-cors', 'zope-interface']],
    ['gunicorn==23.0.0 # the newest\n#flask\n', ['gunicorn==23.0.0']],
    ['uvicorn[standard]==0.30.1; python_version >= "3.9"', ['uvicorn==0.30.1']],
    ['a==1.*\nb===2.0\nc>=1,==1.5\nd (==3)\ne ~= 1.4.2', ['a', 'b==2.0', 'c', 'd==3', 'e']],
    ['a==1 \\\n  --hash=sha256:00 \\\n  --hash=sha256:11\nb', ['a==1', 'b']],
    ['--index-url https://x\n-f ./wheels\nflask', ['flask']],
    ["pywin32; sys_platform == 'win32'\nuvloop; sys_platform != 'win32'", ['uvloop']],
    ['requests @ https://example.org/requests.zip', ['requests']],
    ['\n\n', []],
  ])('%j asks for %j', (text, expected) => {
    expect(names({ 'requirements.txt': text })).toEqual(expected);
    expect(read({ 'requirements.txt': text })?.open).toBeNull();
  });

  test('includes others, at their own place', () => {
    const texts = {
      'api/requirements.txt': '-r ../common.txt\n-c pins.txt\nflask\n',
      'common.txt': 'gunicorn\n-r common.txt',
      'api/pins.txt': 'gunicorn==22.0.0\n',
    };
    expect(names(texts, 'api')).toEqual(['gunicorn==22.0.0', 'flask']);
    const [gunicorn] = read(texts, 'api')?.packages ?? [];
    expect(gunicorn?.span).toMatchObject({ source: { path: 'common.txt' }, start: 0, end: 8 });
  });

  test('each package has its place', () => {
    const [, second] = read({ 'requirements.txt': 'a\n  gunicorn==23.0.0  # x\n' })?.packages ?? [];
    expect(second?.span).toMatchObject({ start: 4, end: 20 });
  });

  test.each([
    ['-r missing.txt', 'missing.txt'],
    ['-e .', 'the folder `.`'],
    ['./local\n', 'the folder `local`'],
    ['git+https://github.com/x/y@main', 'git+https'],
    ['https://example.org/a.zip', 'a.zip'],
    ['<<<<<<< HEAD', 'no requirement'],
  ])('%j may install more than it says', (text, reason) => {
    expect(read({ 'requirements.txt': `flask\n${text}\n` })?.open).toContain(reason);
    expect(names({ 'requirements.txt': `flask\n${text}\n` })).toEqual(['flask']);
  });
});

describe('a project file', () => {
  test.each([
    ['[project]\ndependencies = ["Flask", "gunicorn==23.0.0"]\n', ['flask', 'gunicorn==23.0.0']],
    [
      "[project]\ndependencies = [\n  'a>=1', # x ]\n  \"b ; sys_platform == 'win32'\",\n  'c'\n]\n[tool.x]\nd='e'",
      ['a', 'c'],
    ],
    ['project.dependencies = ["a"]', ['a']],
    ['[project]\ndescription = """\n[project]\ndependencies = ["x"]\n"""\ndependencies = ["a"]', ['a']],
    [
      '[tool.poetry.dependencies]\npython = "^3.12"\nflask = "^3"\ngunicorn = "22.0.0"\nu = {version = "==1.0", extras = ["s"]}\no = {version = "1.0", optional = true}\n[tool.poetry.group.dev.dependencies]\npytest = "*"',
      ['flask', 'gunicorn==22.0.0', 'u==1.0'],
    ],
    ['[project]\noptional-dependencies.x = ["no"]\ndependencies = []\n[dependency-groups]\ndev = ["no"]', []],
  ])('%j asks for %j', (text, expected) => {
    expect(names({ 'pyproject.toml': text })).toEqual(expected);
  });

  test('gives each package its place', () => {
    const text = '[project]\ndependencies = ["flask", "gunicorn==23.0.0"]\n';
    const [, gunicorn] = read({ 'pyproject.toml': text })?.packages ?? [];
    expect(gunicorn?.span).toMatchObject({ start: text.indexOf('gunicorn'), end: text.indexOf('"]') });
  });

  test('of settings alone is none, and one with made dependencies may ask for more', () => {
    expect(read({ 'pyproject.toml': '[tool.ruff]\nline-length = 120\n' })).toBeNull();
    expect(read({ 'pyproject.toml': '[project]\ndynamic = ["version", "dependencies"]' })?.open).toContain(
      'pyproject.toml',
    );
  });

  test('takes the versions of a lock file', () => {
    const lock =
      '[[package]]\nname = "gunicorn"\nversion = "23.0.0"\n\n[[package]]\nname = "flask"\nversion = "3.1.0"\n';
    const project = '[project]\ndependencies = ["gunicorn>=20", "flask==3.0.0"]';
    expect(names({ 'pyproject.toml': project, 'uv.lock': lock })).toEqual(['gunicorn==23.0.0', 'flask==3.0.0']);
  });
});

test('a Pipfile asks for its packages, at the versions of its lock file', () => {
  const lock = JSON.stringify(
    { default: { gunicorn: { hashes: ['x'], version: '==21.2.0' } }, develop: { pytest: { version: '==8.0.0' } } },
    null,
    4,
  );
  const pipfile = '[packages]\ngunicorn = "*"\nflask = "==3.0.0"\n[dev-packages]\npytest = "*"\n';
  expect(names({ Pipfile: pipfile, 'Pipfile.lock': lock })).toEqual(['gunicorn==21.2.0', 'flask==3.0.0']);
});

test('the requirements file goes before the project file', () => {
  const project = '[project]\ndependencies = ["flask"]';
  expect(names({ 'requirements.txt': 'django', 'pyproject.toml': project })).toEqual(['django']);
});

describe('a place instead of a name', () => {
  test.each([
    ['git+https://github.com/x/Some_Tool.git@main#egg=Some_Tool[cli]', ['some-tool']],
    ['wheels/a_b-1.0-py3-none-any.whl', ['a-b==1.0']],
    ['https://example.org/torch-2.1.0%2Bcpu-cp311-cp311-linux_x86_64.whl', []],
  ])('%j asks for %j', (text, expected) => {
    expect(names({ 'requirements.txt': text })).toEqual(expected);
  });

  test('a folder of the repository asks for what its own files say, and is installed itself', () => {
    const texts = {
      'requirements.txt': '-e ./lib[extra]\nflask',
      'lib/pyproject.toml': '[project]\ndependencies = ["gunicorn==23.0.0"]',
    };
    expect(names(texts)).toEqual(['flask', 'gunicorn==23.0.0']);
    expect(read(texts)).toMatchObject({ open: null, projects: ['lib'] });
  });
});

describe("setuptools' files", () => {
  test.each([
    [
      'from setuptools import setup\nsetup(name="x", install_requires=["flask", \'gunicorn==23.0.0\', # c\n])',
      ['flask', 'gunicorn==23.0.0'],
      null,
    ],
    ['setup(install_requires=REQUIRED)', [], 'made when it runs'],
    ['setup(install_requires=["a"] + more)', [], 'made when it runs'],
    ['setup(install_requires=["a", *more])', [], 'made when it runs'],
    ['setup(name="x")', [], null],
  ])('setup.py: %j', (text, expected, open) => {
    const found = read({ 'setup.py': text });
    expect(found?.packages.map(({ name, version }) => (version === null ? name : `${name}==${version}`))).toEqual(
      expected,
    );
    expect(found?.open ?? null).toEqual(open === null ? null : expect.stringContaining(open));
  });

  test('setup.cfg lists one a line', () => {
    const text =
      '[metadata]\nname = x\n[options]\npackages = find:\ninstall_requires =\n  Flask>=2 # c\n  gunicorn==23.0.0\n  pywin32; sys_platform == "win32"\npython_requires = >=3.8\n[options.extras_require]\ndev = pytest\n';
    const found = read({ 'setup.cfg': text, 'setup.py': 'setup()' });
    expect(found?.packages.map(({ name }) => name)).toEqual(['flask', 'gunicorn']);
    const gunicorn = found?.packages[1];
    expect(text.slice(gunicorn?.span.start, gunicorn?.span.end)).toBe('gunicorn==23.0.0');
  });
});

test.each([
  ['# via flask', true],
  ['--hash=sha256:00', true],
  ['flask', false],
])('a file with %j lists all that is installed: %j', (line, complete) => {
  expect(read({ 'requirements.txt': `a==1\n    ${line}` })?.locked !== null).toBe(complete);
});

describe('a marker', () => {
  test.each([
    ["sys_platform == 'linux'", true],
    ["sys_platform == 'win32' or platform_system == 'Darwin'", false],
    ["(sys_platform != 'win32' and os_name == 'posix')", true],
    ["python_version < '3.9'", null],
    ["python_version < '3.9' and sys_platform == 'win32'", false],
    ["platform_machine in 'x86_64 amd64'", true],
    ["extra == 'dev'", false],
    ['nonsense', null],
  ])('%s holds on the image: %j', (marker, expected) => {
    expect(markerHolds(marker, null)).toBe(expected);
  });

  test('looks at the version of Python where it is known', () => {
    expect(markerHolds("python_version < '3.9'", '3.12')).toBe(false);
    expect(markerHolds("python_version >= '3.9'", '3.12')).toBe(true);
  });
});

describe('a specifier', () => {
  test.each([
    ['>=20,<24', '26.0', false],
    ['>=20', '26.0', true],
    ['~=23.0', '23.5', true],
    ['~=23.0', '24.0', false],
    ['^23', '26.0', false],
    ['~23.1', '23.2', false],
    ['==25.*', '25.3', true],
    ['!=26.0', '26.0', false],
    ['', '26.0', true],
    ['*', '26.0', true],
    ['latest', '26.0', null],
  ])('%s admits %s: %j', (specifier, version, expected) => {
    expect(admits(specifier, version)).toBe(expected);
  });
});

test.each([
  ['gunicorn==23.0.0', '23.0.0'],
  ['gunicorn>=20', null],
  ['flask', null],
])('%s pins gunicorn at %s', (text, version) => {
  expect(gunicornVersion(read({ 'requirements.txt': text }))).toBe(version);
});
