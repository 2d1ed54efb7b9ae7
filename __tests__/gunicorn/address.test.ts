import { refusedAddress } from '../../src/gunicorn/address.ts';
import { TracedText } from '../../src/text/traced.ts';
import { builtIn, string, type Value } from '../../src/value/value.ts';

const by = builtIn('the test');

function bind(...addresses: readonly string[]): Value {
  return { kind: 'array', origin: by, items: addresses.map((one) => string(TracedText.of(one), by)) };
}

// What `parse_address` of gunicorn 26.1.0, and a socket on Linux, say of each; the same in 20.1.0.
test.each([
  ['http://0.0.0.0:8000', "'//0.0.0.0' is not a valid port number (write `0.0.0.0:8000`)"],
  ['0.0.0.0:8000/', "'8000/' is not a valid port number (write `0.0.0.0:8000`)"],
  ['0.0.0.0:', "'' is not a valid port number (write `0.0.0.0:8000`)"],
  ['::', "'' is not a valid port number (write `0.0.0.0:8000`)"],
  ['[::]:http', "'http' is not a valid port number (write `0.0.0.0:8000`)"],
  ['fd://stdin', "'stdin' is not a valid file descriptor"],
  ['8000', "Can't connect to ('8000', 8000), as `8000` is taken for a host (write `0.0.0.0:8000`)"],
  ['5000', "Can't connect to ('5000', 8000), as `5000` is taken for a host (write `0.0.0.0:5000`)"],
  ['*:80', "Can't connect to ('*', 80), as `*` is taken for a host (write `0.0.0.0:80`)"],
])('gunicorn refuses %s', (address, message) => {
  expect(refusedAddress(bind('127.0.0.1:9000', address))).toEqual({ message, about: address, span: null });
});

test.each(
  [
    '',
    ':8000',
    '0.0.0.0',
    '0',
    '0:8000',
    '[::]',
    '[::1]:8000',
    'tcp://0.0.0.0:8000',
    ':1_0',
    ': 80',
    ':+1',
    ':8000:9',
  ].concat(['unix:/tmp/gunicorn.sock', 'unix:*', 'fd://3', 'localhost:8000', 'orders.internal:8000']),
)('gunicorn may listen on %j', (address) => {
  expect(refusedAddress(bind(address))).toBeNull();
});
