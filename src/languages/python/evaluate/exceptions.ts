/**
 * The parent of each built-in exception that is no direct child of Exception.
 * https://docs.python.org/3/library/exceptions.html#exception-hierarchy
 */
const PARENTS: Readonly<Record<string, string>> = {
  SystemExit: 'BaseException',
  KeyboardInterrupt: 'BaseException',
  GeneratorExit: 'BaseException',
  Exception: 'BaseException',
  KeyError: 'LookupError',
  IndexError: 'LookupError',
  ModuleNotFoundError: 'ImportError',
  JSONDecodeError: 'ValueError',
  UnicodeError: 'ValueError',
  UnicodeDecodeError: 'UnicodeError',
  UnicodeEncodeError: 'UnicodeError',
  ZeroDivisionError: 'ArithmeticError',
  OverflowError: 'ArithmeticError',
  FloatingPointError: 'ArithmeticError',
  RecursionError: 'RuntimeError',
  NotImplementedError: 'RuntimeError',
  UnboundLocalError: 'NameError',
  IndentationError: 'SyntaxError',
  TabError: 'IndentationError',
  FileNotFoundError: 'OSError',
  FileExistsError: 'OSError',
  PermissionError: 'OSError',
  NotADirectoryError: 'OSError',
  IsADirectoryError: 'OSError',
  TimeoutError: 'OSError',
  ConnectionError: 'OSError',
  BrokenPipeError: 'ConnectionError',
  ConnectionRefusedError: 'ConnectionError',
  ConnectionResetError: 'ConnectionError',
  UserWarning: 'Warning',
  DeprecationWarning: 'Warning',
  RuntimeWarning: 'Warning',
  FutureWarning: 'Warning',
};

const CHILDREN_OF_EXCEPTION =
  'ValueError TypeError ImportError AttributeError RuntimeError OSError NameError LookupError ArithmeticError AssertionError SyntaxError StopIteration StopAsyncIteration EOFError MemoryError BufferError ReferenceError SystemError Warning'.split(
    ' ',
  );

/** Other names of the same exception. */
export const EXCEPTION_ALIASES: Readonly<Record<string, string>> = { IOError: 'OSError', EnvironmentError: 'OSError' };

export const EXCEPTIONS: ReadonlySet<string> = new Set([
  ...Object.keys(PARENTS).filter((name) => name !== 'JSONDecodeError'),
  ...CHILDREN_OF_EXCEPTION,
  ...Object.keys(EXCEPTION_ALIASES),
  'BaseException',
]);

/** The names of all that an exception of Python's own is besides itself. */
export function ancestorsOf(type: string): readonly string[] {
  const found: string[] = [];
  for (let name = type; name !== 'BaseException'; ) {
    name = PARENTS[name] ?? 'Exception';
    found.push(name);
  }
  return found;
}
