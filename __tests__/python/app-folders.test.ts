import { appFolders } from '../../src/python/app-folders.ts';
import { memoryWorkspace } from '../../src/workspace/memory.ts';

const FLASK = 'from flask import Flask\napp = Flask(__name__)\n';
const found = (texts: Record<string, string>) =>
  appFolders(memoryWorkspace(texts)).map(({ folder, entryPoints }) => [folder, entryPoints[0]]);

describe('the folders that hold an app', () => {
  test.each<[string, Record<string, string>, readonly (readonly string[])[]]>([
    ['the root', { 'app.py': FLASK, 'requirements.txt': 'flask' }, [['', 'app.py']]],
    [
      'one folder below',
      { 'README.md': '', 'src/api/main.py': FLASK, 'src/api/requirements.txt': '' },
      [['src/api', 'src/api/main.py']],
    ],
    [
      'a package below its requirements',
      { 'app/__init__.py': FLASK, 'requirements.txt': '' },
      [['', 'app/__init__.py']],
    ],
    [
      'the nearest requirements',
      { 'requirements.txt': '', 'web/app.py': FLASK, 'web/requirements.txt': '' },
      [['web', 'web/app.py']],
    ],
    [
      'a Django project',
      { 'manage.py': 'execute_from_command_line(sys.argv)', 'requirements.txt': 'django' },
      [['', 'manage.py']],
    ],
    [
      'two apps, the likelier first',
      { 'a/b/app.py': FLASK, 'a/requirements.txt': '', 'z/app.py': FLASK, 'z/requirements.txt': 'flask' },
      [
        ['z', 'z/app.py'],
        ['a', 'a/b/app.py'],
      ],
    ],
    ['none without requirements', { 'app.py': FLASK }, []],
    ['none in a project of tools alone', { 'app.py': FLASK, 'pyproject.toml': '[tool.ruff]\n' }, []],
    ['none in tests', { 'tests/app.py': FLASK, 'requirements.txt': '' }, []],
    ['none in a functions app', { 'main.py': FLASK, 'requirements.txt': '', 'host.json': '{}' }, []],
    ['none in a script', { 'main.py': 'print(1)', 'requirements.txt': '' }, []],
  ])('%s', (_, texts, expected) => {
    expect(found(texts)).toEqual(expected);
  });

  test('say why', () => {
    const [folder] = appFolders(memoryWorkspace({ 'app.py': FLASK, 'requirements.txt': 'flask' }));
    expect(folder?.reasons).toEqual(['app.py starts an app', 'requirements.txt asks for flask']);
  });
});
