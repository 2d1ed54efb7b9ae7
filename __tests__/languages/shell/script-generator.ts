import type { Dialect } from '../../../src/languages/shell/world.ts';
import type { Trial } from './real-shell.ts';

/** Files that every generated script can see. */
const FILES: Readonly<Record<string, string>> = {
  'a.py': 'print(1)\n',
  'b.py': '',
  'with space.txt': 'one two\n',
  '.hidden': 'x\n',
  'app/main.py': 'app = 1\n',
  'app/wsgi.py': 'application = 1\n',
  'app/sub/x.txt': 'deep\n',
  lines: 'first line\n  second\\tline \nthird:x:y\n\nlast',
  vars: 'a=sourced\nexport B="from file"\nset -- changed\nreturn 4\na=late\n',
  'child.sh': 'python child "$#" "$@" "$a" "$A"; A=inner; cd app; exit 5\n',
  'dash.sh': '#!/bin/sh\nset -e\npython dash "$1"\nfalse\npip never\n',
};

/** A script that is made from a tape of numbers: equal tapes give equal scripts, and a shorter one a simpler script. */
export interface Generated extends Trial {
  /** the constructs that it uses, each by the name that a manual gives it */
  readonly uses: ReadonlyMap<string, number>;
}

export function scriptFrom(shell: Dialect, tape: readonly number[]): Generated {
  const maker = new Maker(shell, tape);
  const script = maker.script();
  return { shell, script, files: FILES, environment: maker.environment, uses: maker.uses };
}

type Make = () => string;

class Maker {
  readonly uses = new Map<string, number>();
  readonly #bash: boolean;
  readonly #tape: readonly number[];
  #at = 0;
  #depth = 0;
  #documents: string[] = [];
  #counters = 0;

  constructor(shell: Dialect, tape: readonly number[]) {
    this.#bash = shell === 'bash';
    this.#tape = tape;
  }

  get environment(): Readonly<Record<string, string>> {
    const first = this.#tape[0] ?? 0;
    return { A: ['env value', '', '*.py', 'a:b c'][first % 4] ?? '', ...(first % 3 === 0 ? { PORT: '8000' } : {}) };
  }

  script(): string {
    const start = this.#one([
      '',
      '',
      '',
      'set -e\n',
      'set -u\n',
      'set -a\n',
      'set -eu\n',
      'set -f\n',
      this.#bash ? 'set -euo pipefail\n' : 'set -ea\n',
    ]);
    if (start !== '') this.#use(start.trim());
    return `${start}${this.#lines(1 + (this.#next() % 5), true)}`;
  }

  #next(): number {
    return this.#tape[this.#at++] ?? 0;
  }

  #pick<T>(items: readonly T[]): T {
    return items[this.#next() % items.length] as T;
  }

  #one(items: readonly string[]): string {
    return this.#pick(items);
  }

  #use(name: string): void {
    this.uses.set(name, (this.uses.get(name) ?? 0) + 1);
  }

  #any(makers: readonly (readonly [string, Make])[], simplest: Make): string {
    if (this.#at >= this.#tape.length || this.#depth > 7) return simplest();
    const [name, make] = this.#pick(makers);
    this.#use(name);
    this.#depth++;
    const text = make();
    this.#depth--;
    return text;
  }

  #lines(count: number, top = false): string {
    const all: string[] = [];
    for (let made = 0; made < count; made++) {
      const outer = this.#documents;
      this.#documents = [];
      const line = this.#list();
      all.push(`${line}\n${this.#documents.join('')}`);
      this.#documents = outer;
      if (top && this.#at >= this.#tape.length) break;
    }
    return all.join('');
  }

  /** Several commands on one line: a here-document's text comes after the line, so it can't stand in a nested one. */
  #list(): string {
    return this.#any(
      [
        ['command', () => this.#pipeline()],
        ['command', () => this.#pipeline()],
        ['command', () => this.#pipeline()],
        [';', () => `${this.#pipeline()}; ${this.#pipeline()}`],
        ['&&', () => `${this.#pipeline()} && ${this.#pipeline()}`],
        ['||', () => `${this.#pipeline()} || ${this.#pipeline()}`],
        ['&& ||', () => `${this.#pipeline()} && ${this.#pipeline()} || ${this.#pipeline()}`],
        ['&', () => `${this.#pipeline()} & wait`],
      ],
      () => 'gunicorn end',
    );
  }

  #pipeline(): string {
    return this.#any(
      [
        ['simple command', () => this.#command()],
        ['simple command', () => this.#command()],
        ['simple command', () => this.#command()],
        ['simple command', () => this.#command()],
        ['pipeline', () => `${this.#command()} | ${this.#filter()}`],
        ['pipeline', () => `${this.#command()} | ${this.#filter()} | ${this.#filter()}`],
        ['!', () => `! ${this.#command()}`],
        ['redirection', () => `${this.#command()} ${this.#redirect()}`],
      ],
      () => 'gunicorn end',
    );
  }

  #filter(): string {
    return this.#any(
      [
        ['cat', () => 'cat'],
        [
          'while read',
          () => `while read ${this.#one(['a', 'a b', '-r a', '-r x y', 'a b c'])}; do ${this.#printing()}; done`,
        ],
        [
          'while IFS= read',
          () =>
            `while IFS=${this.#one(['', ':', '" "'])} read ${this.#one(['-r a', 'a b', '-r a b'])}; do ${this.#printing()}; done`,
        ],
        [
          'xargs',
          () =>
            `xargs ${this.#one(['gunicorn', 'python -m', '-n1 python', '-n 2 python', '-I{} python x{}y', '-r pip', 'echo', 'fails'])}`,
        ],
        ['sh -s', () => 'sh'],
        ['head', () => `head -n ${this.#one(['1', '2'])}`],
        ['tail', () => `tail -n ${this.#one(['1', '2'])}`],
        ['tr', () => `tr ${this.#one(['a-z A-Z', "-d '\\n'", "' ' _"])}`],
        ['cut', () => `cut ${this.#one(['-d: -f1', "-d' ' -f2", '-c1-3'])}`],
        ['read', () => `{ read ${this.#one(['a', 'x y', '-r b'])}; ${this.#printing()}; }`],
        ['stub', () => 'python -'],
      ],
      () => 'cat',
    );
  }

  #printing(): string {
    return this.#one(['gunicorn "$a" "$b"', 'echo "[$a][$b]"', 'printf "<%s>" "$a" "$x" "$y"', 'python $a $x']);
  }

  #redirect(): string {
    return this.#any(
      [
        ['2>&1', () => '2>/dev/null'],
        ['>', () => `>${this.#one(['out', '"out file"', 'app/out', '/dev/null'])}`],
        ['>>', () => `>>${this.#one(['out', 'lines'])}`],
        ['<', () => `<${this.#one(['lines', 'vars', '"with space.txt"', 'missing', '/dev/null'])}`],
        ['here-document', () => this.#document()],
        ['2>&1', () => '>out 2>&1'],
        ['1>&2', () => '1>&2'],
        ['>&-', () => '3>out 1>&3'],
        ...this.#inBash([
          ['here-string', () => `<<<${this.#word()}`],
          ['&>', () => '&>out'],
        ]),
      ],
      () => '>out',
    );
  }

  #document(): string {
    const quoted = this.#next() % 3;
    const tabs = this.#next() % 2 === 0;
    const name = ['EOF', "'EOF'", 'E\\OF'][quoted] ?? 'EOF';
    const lines = this.#one([
      'text $a ${b:-x} `echo hi`',
      'it\'s "quoted" \\$a \\\\x',
      '$((1+2)) $(echo sub; echo two)',
      '${a:+"q"} ${a#x}',
      'a\\\nb',
      '  *.py ~ $1 "$@"',
    ]);
    this.#documents.push(`${tabs ? '\t' : ''}${lines}\n${tabs ? '\t\t' : ''}last\nEOF\n`);
    return `${tabs ? '<<-' : '<<'}${name}`;
  }

  #command(): string {
    return this.#any(
      [
        [
          'stub',
          () =>
            `${this.#one(['gunicorn', 'python', 'pip', 'talks', 'fails', 'python -m app', 'unknown-program', '"gunicorn"', "pyt'hon'", './child.sh', 'app/../dash.sh'])} ${this.#words()}`,
        ],
        ['stub', () => `gunicorn ${this.#words()} ${this.#word()}`],
        ['stub', () => `gunicorn ${this.#words()}`],
        ['assignment', () => this.#assignment()],
        ['assignment', () => this.#assignment()],
        ['assignment', () => `${this.#assignment()} ${this.#assignment()}`],
        [
          'prefix assignment',
          () =>
            `${this.#assignment()} ${this.#one(['gunicorn', 'python', 'pip "$a"', 'true', ':', 'eval gunicorn', 'f', 'sh child.sh', 'env python', 'command python', 'cd app', 'exec'])} ${this.#word()}`,
        ],
        ['echo', () => `echo ${this.#one(['', '', '-n ', '-e ', '-- '])}${this.#words()}`],
        ['printf', () => `printf ${this.#format()} ${this.#words()}`],
        ['test', () => this.#test()],
        ['test', () => `${this.#test()} && gunicorn yes || gunicorn no`],
        [
          'expr',
          () =>
            `expr ${this.#one(['1 + 2', '"$x" + 1', '3 \\* 4 - 5', '7 / 2 % 2', 'a = a', '"$a" = b', '1 \\< 2', '"" \\| x', '0 \\& 1', '\\( 1 + 2 \\) \\* 3', 'abc : a.', 'abc : "\\(.\\)bc"', '10 \\> 9', 'b \\> a', 'length abc', 'substr abcd 2 2', 'index abc c', '1 / 0'])}`,
        ],
        [
          'export',
          () =>
            this.#one([
              'export A',
              'export a',
              'export b="x y"',
              'export A=$a',
              'export x=1 y=$a',
              'export A=*.py',
              'export -p >/dev/null',
              'export B=~/x:~',
            ]),
        ],
        ['unset', () => this.#one(['unset a', 'unset A', 'unset a b', 'unset -v A', 'unset nothing', 'unset -f f'])],
        ['readonly', () => this.#one(['readonly c=1', 'readonly a', 'readonly A'])],
        [
          'set',
          () =>
            this.#one([
              'set -- a "b c" d',
              'set --',
              'set -- $a',
              'set -- "$@" more',
              'set x y',
              'set -e',
              'set +e',
              'set -u',
              'set +u',
              'set -f',
              'set +f',
              'set -a',
              'set +a',
              'set -o noglob',
              'set +o errexit',
              'set -x',
              'set -- -e',
            ]),
        ],
        ['shift', () => this.#one(['shift', 'shift 2', 'shift 0', '[ $# -gt 1 ] && shift'])],
        [
          'cd',
          () =>
            this.#one([
              'cd app',
              'cd ..',
              'cd app/sub',
              'cd -',
              'cd',
              'cd "$PWD"',
              'cd nowhere',
              'cd ./app/./sub/..',
              'cd "with space.txt"',
              'cd app && pwd',
              'pwd',
              'cd app >out',
              'cd "" ',
            ]),
        ],
        [
          'eval',
          () =>
            this.#one([
              "eval 'gunicorn $a'",
              'eval gunicorn "\\$a" $b',
              'eval "x=\\"$a\\""',
              "eval 'a=1; echo $a'",
              'eval',
              'eval "echo \'$a\'"',
              "eval 'set -- p q'",
            ]),
        ],
        [
          '.',
          () =>
            this.#one([
              '. ./vars',
              '. ./vars x y',
              '. ./lines',
              '. vars',
              '. ./missing',
              '. ./child.sh',
              'command . ./missing',
              '. ./vars || echo status $?',
            ]),
        ],
        [
          'if',
          () =>
            `if ${this.#condition()}; then ${this.#inner()}; ${this.#one(['', `elif ${this.#condition()}; then ${this.#inner()};`])} ${this.#one(['', `else ${this.#inner()};`])} fi`,
        ],
        [
          'case',
          () =>
            `case ${this.#word()} in ${this.#pattern()}) ${this.#inner()} ;; ${this.#one(['', '('])}${this.#pattern()}|${this.#pattern()}) ${this.#inner()} ;; ${this.#one(['', '*) gunicorn other ;;', '*) gunicorn last'])} esac`.replace(
              /gunicorn last\s+esac/,
              'gunicorn last;; esac',
            ),
        ],
        [
          'for',
          () =>
            `for ${this.#one(['a', 'x', 'y'])} ${this.#one([`in ${this.#words()}`, 'in *.py', 'in 1 2 3', '', 'in "$@"', 'in $a', 'in'])}; do ${this.#loopBody()}; done`,
        ],
        ['while', () => this.#while()],
        ['function', () => this.#function()],
        ['function', () => this.#function()],
        ['( )', () => `( ${this.#inner()} )`],
        ['{ }', () => `{ ${this.#inner()}; }`],
        [
          'exec',
          () =>
            this.#one([
              'exec gunicorn "$a"',
              'exec >out',
              'exec 3>out',
              'exec <lines',
              '(exec python x)',
              'exec nothing',
              'exec fails',
            ]),
        ],
        [
          'exit',
          () =>
            this.#one([
              'exit',
              'exit 3',
              '(exit 4)',
              'false; exit',
              'return 2',
              '(exit 4) || echo $?',
              'exit 256',
              'exit 300',
            ]),
        ],
        [
          'env',
          () =>
            `env ${this.#one(['', '-i PATH="$PATH" ', '-u A ', 'A=2 ', 'a="x y" B= ', '-- ', '-u A a=1 '])}${this.#one(['gunicorn', 'python -c x', 'sh -c \'python "$A" "$a"\'', 'true', 'fails', 'nothing'])} ${this.#word()}`,
        ],
        ['nohup', () => `nohup gunicorn ${this.#word()}`],
        [
          'timeout',
          () =>
            `timeout ${this.#one(['30', '-k 5 10', '-s TERM 10s', '--signal=KILL 1m', '--preserve-status 10'])} ${this.#one(['gunicorn', 'fails', 'sh -c "exit 4"', 'nothing'])} ${this.#word()}`,
        ],
        [
          'command',
          () =>
            this.#one([
              'command gunicorn x',
              'command -v gunicorn',
              'command -v echo',
              'command -v nothing',
              'command -v f',
              'command echo hi',
              'command f',
              'type nothing',
              'command -v if',
              'command cd nowhere',
              'command exec gunicorn',
              'command -V nothing',
            ]),
        ],
        [
          'sh -c',
          () =>
            `${this.#one(['sh', 'sh', this.#bash ? 'bash' : 'sh'])} ${this.#one(['', '-e ', '-u ', '-x '])}-c ${this.#one(['\'gunicorn "$0" "$@" $a\'', "'exit 3'", '"python $a"', "'false; pip $A'", "'echo $#'"])} ${this.#words()}`,
        ],
        ['sh -c', () => `sh -ec 'false; gunicorn never'`],
        [
          'sh file',
          () =>
            `sh ${this.#one(['child.sh', './child.sh', 'dash.sh', 'missing.sh', '-e dash.sh', '-u child.sh', '-- child.sh'])} ${this.#words()}`,
        ],
        [
          'xargs',
          () =>
            `${this.#one(['echo a b c', 'printf "a b\\nc\\n"', 'echo "$a"', 'echo "\'q r\' s"', 'talks'])} | xargs ${this.#one(['', 'gunicorn', '-n1 python', '-I% python "[%]" %', '-n 2 pip x', '-r gunicorn', '-L1 python', '-d, python', '-t python', '-P2 -n1 true', 'sh -c \'python "$@"\' _', 'fails', 'nothing'])}`,
        ],
        [
          'read',
          () =>
            `${this.#one(['read a', 'read -r a b', 'IFS=: read a b c', 'read x y', 'IFS= read -r a'])} ${this.#pick([() => '<lines', () => '<vars', () => this.#document()])()}; ${this.#printing()}`,
        ],
        [
          'trap',
          () =>
            this.#one([
              "trap 'gunicorn bye $?' EXIT",
              "trap 'echo bye' 0",
              'trap - EXIT',
              "trap '' TERM",
              "(trap 'python sub' EXIT; false)",
              "trap 'exit 7' EXIT",
            ]),
        ],
        [
          'local',
          () => `f() { local ${this.#one(['a', 'a=1', 'a="$1" b', 'a=$1', 'A=in'])}; ${this.#inner()}; }; f "x y"`,
        ],
        [
          'break',
          () =>
            `for a in 1 2 3; do for b in x y; do ${this.#one(['break', 'continue', 'break 2', 'continue 2', '[ $b = x ] && continue'])}; gunicorn "$a$b"; done; done`,
        ],
        ['true and false', () => this.#one([':', 'true', 'false', ': "${a:=set}"', ': $((x=5))', ': >out'])],
        [
          'files',
          () =>
            this.#one([
              'mkdir -p new/deep',
              'touch new',
              'rm -f a.py',
              'mkdir app',
              'cat lines',
              'cat missing',
              'cat a.py lines',
              'chmod +x lines',
              'rm missing',
              'wc -l <lines',
              'head -n 1 lines',
              'tail -n 1 lines',
              'cat <out',
              'cat out',
            ]),
        ],
        [
          'basename',
          () =>
            this.#one([
              'basename /a/b.py .py',
              'basename "$PWD"',
              'dirname /a/b/c',
              'dirname x',
              'dirname "$0"',
              'basename a//',
              'dirname /a',
              'dirname a/b//',
              'cd "$(dirname "$0")"',
              'basename a.py a.py',
              'dirname //x',
            ]),
        ],
        ['getopts', () => 'while getopts ab:c a; do echo "$a [$OPTARG]"; done'],
        [
          'umask',
          () => this.#one(['umask 022', 'wait', 'times >/dev/null', 'hash -r', 'ulimit -n >/dev/null', 'alias ll=ls']),
        ],
        ...this.#inBash(this.#bashCommands()),
      ],
      () => 'gunicorn x',
    );
  }

  #inBash(makers: readonly (readonly [string, Make])[]): readonly (readonly [string, Make])[] {
    return this.#bash ? makers : [];
  }

  #bashCommands(): readonly (readonly [string, Make])[] {
    return [
      [
        'array',
        () =>
          this.#one([
            'arr=(one "two three" *.py)',
            'arr+=(more)',
            'arr[1]=x',
            'arr=()',
            'arr=($a)',
            'unset "arr[0]"',
            'arr[5]=five',
            'arr=([2]=b [0]=a)',
            'declare -a arr=(p q)',
            'local_arr=("$@")',
            'arr=("${arr[@]}" tail)',
            'arr=($(talks))',
          ]),
      ],
      [
        'array',
        () =>
          `gunicorn ${this.#one(['"${arr[@]}"', '${arr[*]}', '"${#arr[@]}"', '"${arr[0]}"', '"${!arr[@]}"', '"${arr[@]:1}"', '"${arr[@]:0:1}"', '"${arr[-1]}"', '"$arr"', '"${arr[@]/o/0}"', '"${arr[*]}"', '"${#arr[0]}"', '${arr[@]+"${arr[@]}"}', '"x${arr[@]}y"', '"${arr[@]%.py}"', '"${arr[@]^^}"'])}`,
      ],
      [
        'associative array',
        () =>
          this.#one([
            'declare -A map=([k]=v [z]="y y"); gunicorn "${map[k]}" "${map[z]}"',
            'declare -A m; m[a]=1; m[b]=2; gunicorn "${#m[@]}" "${m[a]}"',
            'declare -A m; k=q; m[$k]=1; python "${m[q]}"',
          ]),
      ],
      ['[[ ]]', () => `[[ ${this.#double()} ]]`],
      ['[[ ]]', () => `[[ ${this.#double()} ]] && gunicorn yes || gunicorn no`],
      [
        '[[ ]]',
        () =>
          `if [[ ${this.#double()} ${this.#one(['&&', '||'])} ${this.#double()} ]]; then gunicorn yes; else gunicorn no; fi`,
      ],
      [
        '(( ))',
        () =>
          this.#one([
            '((x++))',
            '(( x = 3 ))',
            '((x += 2)); echo $x',
            '((0))',
            '(( x > 1 )) && gunicorn big',
            'let x=2+3',
            'let "x += 1" y=4',
            '(( x = y = 2 ))',
            '((arr[0]=4)); echo "${arr[0]}"',
          ]),
      ],
      ['for (( ))', () => 'for ((i=0; i<3; i++)); do gunicorn "$i"; done'],
      ['function', () => `function g { ${this.#inner()}; }; g 1 "2 3"`],
      [
        'declare',
        () =>
          this.#one([
            'declare -i n=1+2; gunicorn "$n"',
            'declare -x A=dx',
            'declare -r RO=1; RO=2; echo no',
            'declare b=5',
            'declare -l low=ABC; echo $low',
            'declare -u up=abc; echo $up',
            'f() { declare a=in; python "$a"; }; f; python "$a"',
            'declare -g a=1',
            'typeset x=1',
            'export -n A',
            'declare -n ref=a; ref=2; echo $a',
          ]),
      ],
      ['+=', () => this.#one(['a+=more', 'a=1; a+=2', 'A+=:x', 'export A+=y', 'a+=x gunicorn'])],
      [
        'printf -v',
        () =>
          this.#one(['printf -v a "%03d" 7; gunicorn "$a"', 'printf "%q\\n" "a b"', 'printf "%(%Y)T" 0 >/dev/null']),
      ],
      [
        'source',
        () => this.#one(['source ./vars', 'source vars a', 'source ./missing', 'source <(echo a=sub); gunicorn "$a"']),
      ],
      [
        'read -a',
        () =>
          this.#one([
            'read -ra arr <<<"p q r"; gunicorn "${arr[@]}"',
            'IFS=, read -ra arr <<<"a,b c,d"; gunicorn "${arr[@]}"',
            'read -r a b <<<"$A"; gunicorn "$a" "$b"',
            'mapfile -t arr <lines; gunicorn "${arr[@]}"',
            'readarray -t arr < <(talks); gunicorn "${#arr[@]}"',
            'while read -r a; do gunicorn "$a"; done < <(talks)',
            'read -d: a <lines; gunicorn "$a"',
            'read -p prompt a <lines; gunicorn "$a"',
          ]),
      ],
      [
        'shopt',
        () =>
          this.#one([
            'shopt -s nullglob; gunicorn *.none',
            'shopt -s extglob',
            'shopt -u nullglob',
            'shopt -s dotglob; gunicorn *',
            'shopt -s nocasematch',
            'shopt -q nullglob && echo on',
            'shopt -s globstar',
          ]),
      ],
      ['|&', () => 'talks |& cat'],
      [
        'pipefail',
        () =>
          this.#one([
            'set -o pipefail; fails | cat; echo $?',
            'fails | cat; echo "${PIPESTATUS[0]}"',
            'set -o pipefail; false | true || gunicorn failed',
            'true | fails | true; echo "${PIPESTATUS[@]}"',
          ]),
      ],
      [
        'BASH_SOURCE',
        () =>
          this.#one([
            'gunicorn "${BASH_SOURCE[0]}"',
            'cd "$(dirname "${BASH_SOURCE[0]}")" && pwd',
            'DIR="$( cd "$( dirname "${BASH_SOURCE[0]}" )" && pwd )"; gunicorn "$DIR"',
          ]),
      ],
      ['trap', () => this.#one(["trap 'echo err' ERR; false", "trap 'gunicorn done' EXIT; exit 2"])],
      [
        'case',
        () =>
          this.#one([
            'case $a in x*) echo 1 ;& y) echo 2 ;; *) echo 3 ;; esac',
            'case x in x) echo 1 ;;& x*) echo 2 ;; esac',
          ]),
      ],
    ];
  }

  #double(): string {
    return this.#one([
      '-n $a',
      '-z "$a"',
      '$a == x*',
      '$a == "x*"',
      '$a != "$b"',
      '-f a.py',
      '-d app',
      '$x -gt 1',
      '$a =~ ^[a-z]+$',
      '! -e missing',
      '( $a = 1 || -n $b )',
      '$a < b',
      '-v a',
      '$a == *" "*',
      '$a = @(x|y)',
      '"a.py" =~ \\.py$',
      '$a =~ (.)(.) && -n ${BASH_REMATCH[1]}',
      '-n ${u:-}',
      '"$x" -eq 05',
      '$a',
    ]);
  }

  #function(): string {
    const name = this.#one(['f', 'g', 'f_2']);
    return `${name}() ${this.#one(['{', '{', '(', '{ local a=$1;'])} ${this.#inner()}; ${this.#one(['', 'return 3;', 'return;', 'a=in;', 'set -- z;', 'exit 9;'])} ${'}'}; ${name} ${this.#words()}${this.#one(['', ' && echo ok', ' || echo "st $?"', '; echo "$a $#"'])}`.replace(
      /^(\w+\(\) )\( ([\s\S]*) \}; (\w+)/,
      '$1( $2 ); $3',
    );
  }

  #while(): string {
    const name = `n${this.#counters++}`;
    const limit = this.#one(['2', '3']);
    return this.#one([
      `${name}=0; while [ $${name} -lt ${limit} ]; do ${name}=$((${name}+1)); ${this.#loopBody()}; done`,
      `${name}=0; until [ $${name} -ge ${limit} ]; do ${name}=$((${name} + 1)); ${this.#loopBody()}; done`,
      `while [ $# -gt 0 ]; do gunicorn "$1"; shift; done`,
      `while false; do gunicorn never; done`,
      `${name}=0; while :; do ${name}=$((${name}+1)); [ $${name} = 3 ] && break; ${this.#loopBody()}; done`,
    ]);
  }

  #loopBody(): string {
    return this.#any(
      [
        ['loop body', () => this.#printing()],
        ['loop body', () => this.#inner()],
        [
          'break',
          () =>
            this.#one([
              'break',
              'continue',
              `${this.#condition()} && continue; gunicorn rest`,
              `if ${this.#condition()}; then break; fi`,
            ]),
        ],
      ],
      () => 'gunicorn "$a"',
    );
  }

  /** Commands in one line, without here-documents' lines in between. */
  #inner(): string {
    return this.#any(
      [
        ['inner', () => this.#pipeline()],
        ['inner', () => `${this.#pipeline()}; ${this.#pipeline()}`],
        ['inner', () => this.#list()],
      ],
      () => 'python "$a"',
    ).replace(/& wait$/, '& wait');
  }

  #condition(): string {
    return this.#any(
      [
        ['condition', () => this.#test()],
        ['condition', () => this.#test()],
        [
          'condition',
          () =>
            this.#one([
              'true',
              'false',
              'fails',
              '! true',
              'gunicorn check',
              'command -v python >/dev/null',
              'grep_missing x',
              ': && false',
              '(exit 2)',
            ]),
        ],
        ['condition', () => this.#pipeline()],
      ],
      () => 'true',
    );
  }

  #test(): string {
    const inside = this.#any(
      [
        [
          'test string',
          () => `${this.#one(['-n', '-z'])} ${this.#one(['"$a"', '$a', '"$u"', '$u', '"$A"', '"${B:-}"'])}`,
        ],
        [
          'test string',
          () =>
            `${this.#one(['"$a"', '$a', '"$x"', 'x"$u"', '"$1"'])} ${this.#one(['=', '!=', '=', this.#bash ? '==' : '='])} ${this.#one(['1', '"$b"', 'x', '""', 'x1', 'first', '"*.py"'])}`,
        ],
        [
          'test number',
          () =>
            `${this.#one(['1', '"$x"', '$#', '$?', '${x:-0}', '010'])} ${this.#one(['-eq', '-ne', '-lt', '-le', '-gt', '-ge'])} ${this.#one(['1', '2', '"$y"', ' 8', 'abc'])}`,
        ],
        [
          'test file',
          () =>
            `${this.#one(['-f', '-d', '-e', '-x', '-s', '-r'])} ${this.#one(['a.py', 'app', 'missing', 'b.py', '"with space.txt"', '$a', '""', './child.sh'])}`,
        ],
        [
          'test -a -o',
          () =>
            this.#one([
              '-n "$a" -a -f a.py',
              '"$a" = 1 -o 1 -eq 1',
              '! -f missing',
              '! "$a" = x',
              '\\( -n "$a" \\)',
              '-n "$a" -a ! -d app',
              '"$a" = "" -o \\( -f a.py -a -d app \\)',
            ]),
        ],
        ['test one word', () => this.#one(['"$a"', '$a', '', 'x', '-n', '!', '"$u"', '-f'])],
      ],
      () => '-n "$a"',
    );
    return this.#one([`[ ${inside} ]`, `test ${inside}`]);
  }

  #assignment(): string {
    const name = this.#one(
      ['a', 'b', 'x', 'y', 'A', 'B', 'c', 'WORKERS', 'IFS'].slice(0, this.#next() % 8 === 7 ? 9 : 8),
    );
    if (name === 'IFS') return `IFS=${this.#one([':', "' '", "''", '", "', 'x', '":"'])}`;
    return `${name}=${this.#any(
      [
        ['assigned word', () => this.#word()],
        [
          'assigned word',
          () =>
            this.#one([
              '1',
              '2',
              '5',
              '"x y"',
              '',
              '*.py',
              "'a  b'",
              '~',
              '~/x',
              'x:~/y:~',
              '$((x+1))',
              '$(talks)',
              '`echo "a b"`',
              '$a$b',
              '"$@"',
              '$*',
              "'  lead'",
              '"a:b:c"',
              'xx.py',
              '/a/b/c.txt',
            ]),
        ],
      ],
      () => '1',
    )}`;
  }

  #words(): string {
    const count = this.#next() % 4;
    return Array.from({ length: count }, () => this.#word()).join(' ');
  }

  #word(): string {
    return this.#any(
      [
        [
          'literal',
          () =>
            this.#one(['x', 'app:app', '--workers=3', '-w', '3', 'a.py', '0.0.0.0:8000', 'a=b', '{}', 'x#y', '--x=~']),
        ],
        ['single quotes', () => this.#one(["'a b'", "''", "'$a'", "'*'", "'it'\\''s'", "'\\n'", "'a\"b'", "'a\nb'"])],
        ['double quotes', () => `"${this.#inQuotes()}"`],
        ['double quotes', () => `"${this.#inQuotes()}${this.#inQuotes()}"`],
        [
          'backslash',
          () => this.#one(['\\a', 'a\\ b', '\\$a', '\\\\', '\\*', '\\"', "\\'", '\\~', 'a\\\nb', '\\;', '\\#']),
        ],
        [
          '$name',
          () =>
            this.#one([
              '$a',
              '$b',
              '$x',
              '$A',
              '$u',
              '$1',
              '$2',
              '$#',
              '$@',
              '$*',
              '$?',
              '$0',
              '$PORT',
              '$HOME',
              '$PWD',
              '$9',
              '$12',
              '$a$b',
              'x$a',
              '$a.py',
              '$IFS',
            ]),
        ],
        ['${ }', () => this.#parameter(false)],
        ['${ }', () => this.#parameter(false)],
        ['$( )', () => this.#substitution(false)],
        ['$(( ))', () => `$((${this.#arithmetic()}))`],
        [
          'glob',
          () =>
            this.#one([
              '*',
              '*.py',
              '?.py',
              '[ab].py',
              '[!a].py',
              'app/*',
              '*/*.py',
              '.h*',
              '"*".py',
              '*.none',
              'a*"*"',
              '[a-b]*',
              'app/*/',
              '*\\ *',
              '[[:alpha:]].py',
              './*.py',
              'app//*.py',
              '*/',
              '[',
              '[a',
              'l[i]nes',
              '.*h*n',
              '/nonexist*',
              '"a".*',
              '$a*',
            ]),
        ],
        ['~', () => this.#one(['~', '~/x', '~"/x"', 'x~', '"~"', '\\~', 'a=~', '~+', '~root', 'x:~', '~:x'])],
        ['concatenation', () => `${this.#word()}${this.#word()}`],
        ...this.#inBash([
          [
            'brace expansion',
            () =>
              this.#one([
                '{a,b}',
                'x{1..3}y',
                '{a,b}{c,d}',
                '{a}',
                '{1..2}.py',
                '"{a,b}"',
                '{a,"b c"}',
                '{3..1}',
                '{a,{b,c}}',
                'a{,b}',
                '{01..03}',
                '$a{x,y}',
                '{a..c}',
                '{1..5..2}',
              ]),
          ],
          ["$' '", () => this.#one(["$'a\\tb'", "$'\\x41'", "$'it\\'s'", "$'\\n'", "$'\\u00e9'", "$'\\101'"])],
          ['extended glob', () => this.#one(['@(a|b).py', '!(a).py', '+([a-z]).py', '?(a).py'])],
        ] as const),
      ],
      () => 'x',
    );
  }

  #inQuotes(): string {
    return this.#any(
      [
        [
          'text',
          () =>
            this.#one([
              'x',
              ' ',
              'a b',
              "it's",
              '*',
              '~',
              '\\$',
              '\\"',
              '\\\\',
              '\\`',
              '\\n',
              '\\x',
              'a\\\nb',
              '#',
              "'$a'",
              '%s',
              'a\nb',
            ]),
        ],
        [
          '$name',
          () => this.#one(['$a', '$b', '$A', '$u', '$1', '$#', '$@', '$*', '$?', '$x', '$PWD', '$', '$a b', '$aa']),
        ],
        ['${ }', () => this.#parameter(true)],
        ['$( )', () => this.#substitution(true)],
        ['$(( ))', () => `$((${this.#arithmetic()}))`],
      ],
      () => 'x',
    );
  }

  #parameter(quoted: boolean): string {
    const name = this.#one(
      ['a', 'b', 'x', 'A', 'u', '1', '2', 'PORT', 'c', '#', '@', '*', '10', '?'].slice(
        0,
        this.#next() % 3 === 2 ? 14 : 9,
      ),
    );
    const plain = /^[#@*?]$/.test(name);
    return this.#any(
      [
        ['${x}', () => `\${${name}}`],
        ['${x:-}', () => `\${${plain ? 'a' : name}${this.#one([':-', '-'])}${this.#operand(quoted)}}`],
        ['${x:+}', () => `\${${plain ? 'b' : name}${this.#one([':+', '+'])}${this.#operand(quoted)}}`],
        [
          '${x:=}',
          () => `\${${this.#one(['a', 'b', 'u', 'x', 'c'])}${this.#one([':=', '='])}${this.#operand(quoted)}}`,
        ],
        [
          '${x:?}',
          () =>
            `\${${this.#one(['a', 'x', 'a', 'A', 'u'])}${this.#one([':?', '?'])}${this.#one(['', 'message', '"no $a"'])}}`,
        ],
        ['${#x}', () => `\${#${plain ? this.#one(['a', '@', '*', '1']) : name}}`],
        ['${x#}', () => `\${${plain ? 'a' : name}${this.#one(['#', '##'])}${this.#operandPattern()}}`],
        ['${x%}', () => `\${${plain ? 'A' : name}${this.#one(['%', '%%'])}${this.#operandPattern()}}`],
        ...this.#inBash([
          [
            '${x/}',
            () =>
              `\${${this.#one(['a', 'A', 'x', '1', 'u'])}${this.#one(['/', '//', '/#', '/%'])}${this.#one(['a', ' ', '*', '[a-z]', '?', 'x', '"*"', '.', '$b', '\\/', 'p?'])}${this.#one(['', '/', '/Z', '/"q r"', '/$x', '/&'])}}`,
          ],
          [
            '${x:n}',
            () =>
              `\${${this.#one(['a', 'A', '1', 'x'])}:${this.#one(['0', '1', ' -1', '$x', '1+1', '(-2)', '9'])}${this.#one(['', ':1', ':2', ':-1', ':$#', ':0'])}}`,
          ],
          [
            '${x^}',
            () => `\${${this.#one(['a', 'A', 'b', '1'])}${this.#one(['^', '^^', ',', ',,', '^^[a-m]', '^x'])}}`,
          ],
          [
            '${!x}',
            () =>
              this.#one([
                '${!b}',
                '${!1}',
                '${!A}',
                '${!u:-none}',
                '${@:1}',
                '${@:2:1}',
                '${*:1:1}',
                '${a@Q}',
                '${a@U}',
                '${A@L}',
                '${#arr}',
                '${!u*}',
              ]),
          ],
        ] as const),
      ],
      () => `\${${name}}`,
    );
  }

  #operand(quoted: boolean): string {
    const text = this.#any(
      [
        [
          'operand',
          () =>
            this.#one([
              '',
              'x',
              'x y',
              '*.py',
              '"x y"',
              "'s q'",
              '$b',
              '"$b"',
              '${b:-in}',
              '$(echo sub)',
              '~',
              '\\}',
              'a"b c"d',
              '$((1+1))',
              '"$@"',
              '$*',
              '${u-"q u"}',
              'it',
              '\\$a',
              '\\"',
              '"*"',
              '"a  b" c',
              "'*'",
            ]),
        ],
        ['operand', () => (quoted ? this.#inQuotes() : this.#word())],
      ],
      () => 'x',
    );
    return /^[\s\S]*(?<!\\)["'`]/.test(text) && quoted && /'/.test(text) ? 'plain' : text.replace(/\n/g, ' ');
  }

  #operandPattern(): string {
    return this.#one([
      '*',
      'x',
      '?',
      '*.',
      '*/',
      '.*',
      '/*',
      '[a-z]',
      '"*"',
      '$b',
      '"$b"',
      '*" "',
      ' *',
      '\\*',
      "'*'",
      '[!a]*',
      '*[.:]*',
      '${b:-e}',
      'e*v',
      '*e',
      '%',
      '#',
      '[[:space:]]*',
      '\\\\',
      ':*',
      '*:',
    ]);
  }

  #substitution(quoted: boolean): string {
    const inner = this.#one([
      'talks',
      'echo "$a"',
      'echo $a',
      "printf '%s\\n\\n' x",
      'cat lines',
      'cd app; pwd',
      'a=inner; echo $a',
      'exit 3',
      'false',
      'gunicorn in; echo out',
      'echo "a  b"',
      'expr 1 + 2',
      'echo *.py',
      'basename "$PWD"',
      'dirname "$0"',
      'echo "$(echo "nest $a")"',
      'f 2>/dev/null || echo nof',
      'printf %s "$@"',
      '',
      'echo \\\\ \\$a',
      "echo 'q\"'",
      this.#bash ? '<lines' : 'cat <a.py',
      'set -- z; echo $1',
      'case x in x) echo case;; esac',
      'case x in (x) echo hit;; esac',
      'echo case',
    ]);
    if (this.#next() % 4 !== 3) return `$(${inner})`;
    this.#use('backquotes');
    return `\`${quoted ? this.#one(['echo hi', 'echo "q r"', 'echo $a', 'echo \\$a', 'talks']) : this.#one(['echo hi', 'echo "q r"', 'echo $a', 'echo \\$a', 'echo \\\\x', 'echo \\`echo nest\\`', 'talks'])}\``;
  }

  #arithmetic(): string {
    return this.#any(
      [
        [
          'arithmetic',
          () =>
            this.#one([
              '1',
              'x',
              '$x',
              '2',
              '0',
              '${x:-3}',
              'y',
              '010',
              '0x1f',
              '$#',
              'u',
              '-1',
              '!x',
              '~0',
              '$(expr 2 + 1)',
              '"$x"',
              '${#a}',
              '9223372036854775807',
            ]),
        ],
        [
          'arithmetic',
          () =>
            `${this.#arithmetic()} ${this.#one(['+', '-', '*', '<', '>', '<=', '>=', '==', '!=', '&&', '||', '&', '|', '^', '<<', '>>', '/', '%'])} ${this.#arithmetic()}`,
        ],
        ['arithmetic', () => `(${this.#arithmetic()}) * ${this.#arithmetic()}`],
        ['arithmetic', () => `${this.#arithmetic()} ? ${this.#arithmetic()} : ${this.#arithmetic()}`],
        ['arithmetic', () => `x ${this.#one(['=', '+=', '-=', '*=', '|=', '<<='])} ${this.#arithmetic()}`],
        [
          'arithmetic',
          () =>
            this.#one([
              '2*x+1',
              '$x*2 + 1',
              '(2 * $x) + 1',
              'x=x+1',
              '- - 1',
              '1+(2)',
              ' 1 ',
              '',
              'x, 2',
              '2 ** 3',
              'x++',
              '--x',
              '1 +',
              'a b',
              '08',
              '$a',
              '1.5',
            ]),
        ],
      ],
      () => '1',
    );
  }

  #pattern(): string {
    return this.#one([
      'x',
      '*',
      'a*',
      '"$a"',
      '$a',
      '?',
      '[a-z]*',
      '"*"',
      '*.py',
      'x|y',
      '""',
      '*" "*',
      '[!x]',
      '\\*',
      '${b:-q}',
      "'a b'",
      '--*',
      '*=*',
      '~',
      'env*',
      '[0-9]|[0-9][0-9]',
    ]);
  }

  #format(): string {
    return this.#one([
      "'%s\\n'",
      '"%s %s\\n"',
      '%s',
      "'%d\\n'",
      "'%5s|%-5s|\\n'",
      "'%05d\\n'",
      "'%x\\n'",
      "'a\\tb\\n'",
      "'%%\\n'",
      "'%b\\n'",
      '"$a"',
      "'%.2s\\n'",
      "'\\061\\n'",
      "'%c' x y",
      "'no\\n'",
      '-- x',
      "'%s=%d;'",
      "'\\c'",
      "'%i %o %X %u\\n'",
      "'%*d'",
      "'%z'",
      "'\\\\'",
      "'%-3d|'",
      "'%+d'",
    ]);
  }
}
