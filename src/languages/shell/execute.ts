import type { TracedText } from '../../text/traced.ts';
import { isBackground, readCode } from './code.ts';
import { runCommand, runSimple } from './command.ts';
import { runCase, runFor, runIf, runWhile } from './compound.ts';
import { Exit } from './control.ts';
import type { Engine } from './engine.ts';
import { Stop } from './evaluation.ts';
import { arithmetic } from './expand/arithmetic-text.ts';
import type { AndOr, CommandNode, Pipeline, Statement } from './parse.ts';
import type { Process } from './process.ts';
import { withRedirects } from './redirect.ts';
import { succeeded } from './settle.ts';
import { negated, type Status } from './status.ts';
import { Captured, Input } from './streams.ts';
import { testCommand } from './test-command.ts';

/** The executor: what words, builtins and tools reach through the evaluation. */
export const engine: Engine = { runStatements, runNode, runText, inSubshell, runCommand };

function runStatements(shell: Process, statements: readonly Statement[]): Status {
  let status: Status = 0;
  for (const statement of statements) {
    shell.evaluation.step();
    if (isBackground(shell.code, statement)) {
      inSubshell(shell, (copy) => {
        copy.background = true;
        return runListed(copy, statement.command);
      });
      status = 0;
    } else status = runListed(shell, statement.command);
    shell.status = status;
  }
  return status;
}

function runListed(shell: Process, node: Statement['command']): Status {
  const status = node.type === 'AndOr' ? runAndOr(shell, node) : runPipelineNode(shell, node);
  const failing = node.type === 'AndOr' ? null : status;
  if (failing !== null) stopAtFailure(shell, failing);
  return status;
}

/** `set -e`: a command that fails, and whose failure nobody asks for, ends the shell. */
function stopAtFailure(shell: Process, status: Status): void {
  shell.status = status;
  if (!shell.options.errexit || shell.tested > 0) return;
  if (!succeeded(shell, status, true)) throw new Exit(status);
}

function runAndOr(shell: Process, { commands, operators }: AndOr): Status {
  let status: Status = 0;
  let last = -1;
  for (const [at, command] of commands.entries()) {
    const operator = operators[at - 1];
    if (operator === '&&' && !succeeded(shell, status, true)) continue;
    if (operator === '||' && succeeded(shell, status, false)) continue;
    const tested = at < commands.length - 1;
    if (tested) shell.tested++;
    status = runPipelineNode(shell, command);
    if (tested) shell.tested--;
    shell.status = status;
    last = at;
  }
  if (last === commands.length - 1) stopAtFailure(shell, status);
  return status;
}

function runPipelineNode(shell: Process, node: CommandNode | Pipeline): Status {
  return node.type === 'Pipeline' ? runPipeline(shell, node) : runNode(shell, node);
}

function runPipeline(shell: Process, { prefixes, commands }: Pipeline): Status {
  const negates = prefixes.filter((prefix) => prefix.type === 'Negation').length % 2 === 1;
  if (negates) shell.tested++;
  let status: Status = 0;
  if (commands.length === 1 && commands[0]) status = runNode(shell, commands[0]);
  else status = runPiped(shell, commands);
  if (negates) shell.tested--;
  return negates ? negated(status) : status;
}

function runPiped(shell: Process, commands: readonly CommandNode[]): Status {
  let input = shell.streams.input;
  let status: Status = 0;
  let failed: Status = 0;
  for (const [at, command] of commands.entries()) {
    const output = new Captured((text) => shell.evaluation.bounded(text));
    const last = at === commands.length - 1;
    status = inSubshell(shell, (copy) => {
      copy.streams = { input, outputs: last ? copy.streams.outputs : new Map([...copy.streams.outputs, [1, output]]) };
      return runNode(copy, command);
    });
    if (status !== 0) failed = status;
    if (!last) input = new Input(output.text);
  }
  return shell.options.pipefail ? failed : status;
}

function runNode(shell: Process, node: CommandNode): Status {
  shell.evaluation.step();
  switch (node.type) {
    case 'Command':
      return runSimple(shell, node);
    case 'Redirected':
      return withRedirects(shell, node.redirects, () => runNode(shell, node.command));
    case 'BraceGroup':
      return runStatements(shell, node.body.commands);
    case 'Subshell':
      return inSubshell(shell, (copy) => runStatements(copy, node.body.commands));
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
      return testCommand(shell, node);
    case 'ArithmeticCommand': {
      const result = arithmetic(shell, node.expression);
      if (typeof result === 'bigint') return result === 0n ? 1 : 0;
      return {
        succeeds: `\`${node.body}\` holds`,
        fails: `\`${node.body}\` does not hold`,
        program: false,
        key: node.body,
      };
    }
    case 'ArithmeticFor':
    case 'Select':
    case 'Coproc':
      throw new Stop('this loop is not followed', shell.span(node));
  }
}

function runText(shell: Process, text: TracedText): Status {
  const outer = shell.code;
  const code = readCode(text, shell.dialect);
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
  try {
    return action(copy);
  } catch (thrown) {
    if (thrown instanceof Exit) return thrown.status;
    throw thrown;
  }
}
