import { TracedText } from '../../text/traced.ts';
import { arithmeticCountTest } from './asked-arguments.ts';
import { isBackground, readCode } from './code.ts';
import { runCommand, runSimple } from './command.ts';
import { runArithmeticFor, runCase, runFor, runIf, runSelect, runWhile } from './compound.ts';
import { BuiltinError, Discard, Exit, LoopExit, Return } from './control.ts';
import type { Engine } from './engine.ts';
import { Stop } from './evaluation.ts';
import { arithmetic, arithmeticOf } from './expand/arithmetic-text.ts';
import { type AndOr, type CommandNode, holdsCommand, type Pipeline, type Statement } from './parse.ts';
import type { Process } from './process.ts';
import { withRedirects } from './redirect.ts';
import { succeeded } from './settle.ts';
import { negated, type Status, testOf } from './status.ts';
import { Captured, Input } from './streams.ts';
import { testCommand } from './test-command.ts';

/** The executor: what words, builtins and tools reach through the evaluation. */
export const engine: Engine = {
  runStatements,
  runNode,
  runText,
  runScriptText,
  inSubshell,
  toTheEnd,
  runCommand,
  number,
};

function number(shell: Process, text: TracedText): TracedText {
  const value = arithmeticOf(shell, text);
  const place = text.spanOf();
  return typeof value === 'bigint'
    ? TracedText.of(String(value), place)
    : TracedText.hole({ ...value, numeric: true }, place);
}

function runStatements(shell: Process, statements: readonly Statement[]): Status {
  let status: Status = 0;
  for (const statement of statements) {
    shell.evaluation.step();
    if (isBackground(shell.code, statement)) {
      inSubshell(shell, (copy) => {
        copy.background = true;
        copy.streams = { ...copy.streams, inputs: new Map() };
        return runListed(copy, statement.command);
      });
      status = 0;
    } else status = runListed(shell, statement.command);
    shell.status = status;
  }
  return status;
}

/** Runs a script's commands, from which bash takes out a top-level command that fails to expand. */
function runScriptText(shell: Process): Status {
  const { code } = shell;
  let status: Status = 0;
  for (let at = 0; at < code.statements.length; at++) {
    const statement = code.statements[at];
    if (!statement) break;
    try {
      status = runStatements(shell, [statement]);
    } catch (thrown) {
      const discards = thrown instanceof Discard || (thrown instanceof BuiltinError && shell.dialect === 'bash');
      if (!discards) throw thrown;
      status = shell.status = thrown.status;
      const line = code.text.string.indexOf('\n', statement.end);
      while (line < 0 || (code.statements[at + 1]?.pos ?? line) < line) {
        at++;
        if (at >= code.statements.length) break;
      }
    }
  }
  if (!code.refused) return status;
  shell.evaluation.stderr = `Syntax error: ${code.refused.message}`;
  throw new Exit(2);
}

function runListed(shell: Process, node: Statement['command']): Status {
  return node.type === 'AndOr' ? runAndOr(shell, node) : runPipelineNode(shell, node);
}

/** `set -e`: a command that fails, and whose failure nobody asks for, ends the shell. */
function stopAtFailure(shell: Process, status: Status, statuses: readonly Status[] = [status]): Status {
  shell.status = status;
  shell.pipeStatuses = statuses;
  if (!shell.options.errexit || shell.tested > 0) return status;
  if (!succeeded(shell, status, true)) throw new Exit(status);
  return status;
}

function runAndOr(shell: Process, node: AndOr): Status {
  const { commands, operators } = node;
  let status: Status = 0;
  for (const [at, command] of commands.entries()) {
    const operator = operators[at - 1];
    const assumes = operator === '&&' && typeof status !== 'number' && !isWayOut(shell, node, at);
    if (operator === '&&' && !succeeded(shell, status, assumes)) continue;
    if (operator === '||' && succeeded(shell, status, false)) continue;
    const tested = at < commands.length - 1;
    if (tested) shell.tested++;
    try {
      status = runPipelineNode(shell, command);
    } finally {
      if (tested) shell.tested--;
    }
    shell.status = status;
  }
  return status;
}

/** `az webapp show … && exit`: in a script that is run until it succeeds, whatever follows is written for the other case. */
function isWayOut(shell: Process, { commands, operators }: AndOr, at: number): boolean {
  if (!shell.evaluation.world.succeeds) return false;
  const end = operators.findIndex((other, index) => index >= at && other !== '&&');
  return commands.slice(at, end < 0 ? undefined : end + 1).some((command) => holdsCommand(command, WAY_OUT));
}

const WAY_OUT = /^(exit|return|break|continue)$/;

function runPipelineNode(shell: Process, node: CommandNode | Pipeline): Status {
  return node.type === 'Pipeline' ? runPipeline(shell, node) : runNode(shell, node);
}

function runPipeline(shell: Process, { prefixes, commands }: Pipeline): Status {
  const negations = prefixes.filter((prefix) => prefix.type === 'Negation').length;
  if (negations > 0) shell.tested++;
  try {
    const [only] = commands;
    const status = commands.length === 1 && only ? runNode(shell, only) : runPiped(shell, commands);
    return negations % 2 === 1 ? negated(status) : status;
  } finally {
    if (negations > 0) shell.tested--;
  }
}

function runPiped(shell: Process, commands: readonly CommandNode[]): Status {
  let input = shell.input;
  let failed: Status = 0;
  const statuses: Status[] = [];
  for (const [at, command] of commands.entries()) {
    const output = new Captured((text) => shell.evaluation.bounded(text));
    const last = at === commands.length - 1;
    const status = inSubshell(shell, (copy) => {
      const outputs = last ? copy.streams.outputs : new Map([...copy.streams.outputs, [1, output] as const]);
      copy.streams = { inputs: new Map([...copy.streams.inputs, [0, input]]), outputs };
      return runNode(copy, command);
    });
    statuses.push(status);
    if (status !== 0) failed = status;
    if (!last) input = new Input(output.text);
  }
  const status = shell.options.pipefail ? failed : (statuses.at(-1) ?? 0);
  return stopAtFailure(shell, status, statuses);
}

function runNode(shell: Process, node: CommandNode): Status {
  shell.evaluation.step();
  switch (node.type) {
    case 'Command':
      return stopAtFailure(shell, runSimple(shell, node));
    case 'Redirected':
      return withRedirects(
        shell,
        node.redirects,
        () => runNode(shell, node.command),
        (status) => stopAtFailure(shell, status),
      );
    case 'BraceGroup':
      return runStatements(shell, node.body.commands);
    case 'Subshell':
      return stopAtFailure(
        shell,
        inSubshell(shell, (copy) => runStatements(copy, node.body.commands)),
      );
    case 'If':
      return runIf(shell, node);
    case 'For':
      return runFor(shell, node);
    case 'While':
      return runWhile(shell, node);
    case 'Case':
      return runCase(shell, node);
    case 'Function':
      if (node.body.type !== 'CompoundList')
        shell.functions.set(node.name.value, { body: node.body, code: shell.code });
      return 0;
    case 'TestCommand':
      return stopAtFailure(shell, testCommand(shell, node));
    case 'ArithmeticCommand': {
      const result = arithmetic(shell, { pos: node.pos + 2, end: node.end - 2 });
      if (typeof result === 'bigint') return stopAtFailure(shell, result === 0n ? 1 : 0);
      const body = node.body.trim();
      return arithmeticCountTest(shell.arguments, body) ?? testOf(body, body);
    }
    case 'ArithmeticFor':
      return runArithmeticFor(shell, node);
    case 'Select':
      return runSelect(shell, node);
    case 'Coproc':
      throw new Stop('this loop is not followed', shell.span(node));
  }
}

function runText(shell: Process, text: TracedText): Status {
  const outer = shell.code;
  const code = readCode(shell.evaluation, text, shell.dialect);
  shell.code = code;
  try {
    const status = runStatements(shell, code.statements);
    if (!code.refused) return status;
    shell.evaluation.stderr = `Syntax error: ${code.refused.message}`;
    if (shell.dialect === 'sh') throw new Exit(2);
    return shell.dialect === 'bash' ? 2 : status;
  } finally {
    shell.code = outer;
  }
}

function inSubshell(shell: Process, action: (copy: Process) => Status): Status {
  const copy = shell.fork();
  copy.depth++;
  if (copy.depth > shell.evaluation.limits.depth) throw new Stop('the script calls itself too deeply');
  return toTheEnd(copy, () => action(copy));
}

/** Runs a whole process: whatever leaves it ends it alone, and its EXIT trap runs last. */
function toTheEnd(shell: Process, action: () => Status): Status {
  const { status, replaced } = ended(action);
  const trap = shell.traps.get('EXIT');
  if (!trap || replaced) return lowByte(status);
  shell.traps.delete('EXIT');
  shell.status = status;
  shell.tested = 0;
  return lowByte(
    ended(() => {
      runText(shell, trap);
      return status;
    }).status,
  );
}

function lowByte(status: Status): Status {
  return typeof status === 'number' ? status % 256 : status;
}

function ended(action: () => Status): { readonly status: Status; readonly replaced: boolean } {
  try {
    return { status: action(), replaced: false };
  } catch (thrown) {
    if (thrown instanceof Exit) return thrown;
    if (thrown instanceof Return || thrown instanceof Discard || thrown instanceof BuiltinError)
      return { status: thrown.status, replaced: false };
    if (thrown instanceof LoopExit) return { status: 0, replaced: false };
    throw thrown;
  }
}
