/**
 * gunicorn's own settings, read from the KNOWN_SETTINGS of each released version: names, flags, argparse's action, type, nargs and const,
 * default, validator. A row is one form of a setting: `since` where it came later than the first version listed, `until` where it is
 * gone or has another form (its own row) afterwards. In the order in which gunicorn defines them. Defaults that depend on where gunicorn
 * runs (`chdir`, `user`, `group`, `control_socket`; environment variables over those of `workers`, `bind`, `forwarded_allow_ips`) are
 * in defaults.ts.
 * Source: gunicorn/config.py of each version, https://github.com/benoitc/gunicorn (read on 2026-11-23).
 */
export const VERSIONS = [
  '20.0.0',
  '20.0.1',
  '20.0.2',
  '20.0.3',
  '20.0.4',
  '20.1.0',
  '21.0.0',
  '21.0.1',
  '21.1.0',
  '21.2.0',
  '22.0.0',
  '23.0.0',
  '24.0.0',
  '24.1.0',
  '24.1.1',
  '25.0.0',
  '25.0.1',
  '25.0.2',
  '25.0.3',
  '25.1.0',
  '25.2.0',
  '25.3.0',
  '26.0.0',
  '26.1.0',
] as const;

export type Version = (typeof VERSIONS)[number];

export type ValidatorName =
  | 'asgi_lifespan'
  | 'asgi_loop'
  | 'bool'
  | 'callable'
  | 'chdir'
  | 'class'
  | 'dict'
  | 'group'
  | 'header_map_behaviour'
  | 'hostport'
  | 'http2_frame_size'
  | 'http_parser'
  | 'http_protocols'
  | 'list_of_existing_files'
  | 'list_of_files_or_patterns'
  | 'list_string'
  | 'pos_int'
  | 'post_request'
  | 'proxy_protocol'
  | 'reload_engine'
  | 'ssl_version'
  | 'statsd_address'
  | 'string'
  | 'string_to_addr_list'
  | 'string_to_list'
  | 'user';

export type Constant = string | number | boolean | readonly string[] | { readonly [key: string]: string };

export interface SettingRow {
  readonly name: string;
  readonly cli?: readonly string[];
  readonly action?: 'store_true' | 'store_const' | 'append';
  readonly type?: 'int' | 'auto_int';
  readonly constant?: Constant;
  readonly nargs?: '?';
  readonly default?: Constant;
  /** the part of the name after `validate_` */
  readonly validator: ValidatorName;
  /** how many arguments a hook takes; -1: as many as it likes */
  readonly arity?: number;
  readonly since?: Version;
  readonly until?: Version;
}

export const SETTINGS: readonly SettingRow[] = [
  { name: 'config', cli: ['-c', '--config'], validator: 'string', until: '20.0.4' },
  { name: 'config', cli: ['-c', '--config'], default: './gunicorn.conf.py', validator: 'string', since: '20.1.0' },
  { name: 'wsgi_app', validator: 'string', since: '20.1.0' },
  { name: 'bind', cli: ['-b', '--bind'], action: 'append', default: ['127.0.0.1:8000'], validator: 'list_string' },
  { name: 'backlog', cli: ['--backlog'], type: 'int', default: 2048, validator: 'pos_int' },
  { name: 'workers', cli: ['-w', '--workers'], type: 'int', default: 1, validator: 'pos_int' },
  { name: 'worker_class', cli: ['-k', '--worker-class'], default: 'sync', validator: 'class' },
  { name: 'threads', cli: ['--threads'], type: 'int', default: 1, validator: 'pos_int' },
  { name: 'worker_connections', cli: ['--worker-connections'], type: 'int', default: 1000, validator: 'pos_int' },
  { name: 'max_requests', cli: ['--max-requests'], type: 'int', default: 0, validator: 'pos_int' },
  { name: 'max_requests_jitter', cli: ['--max-requests-jitter'], type: 'int', default: 0, validator: 'pos_int' },
  { name: 'timeout', cli: ['-t', '--timeout'], type: 'int', default: 30, validator: 'pos_int' },
  { name: 'graceful_timeout', cli: ['--graceful-timeout'], type: 'int', default: 30, validator: 'pos_int' },
  { name: 'keepalive', cli: ['--keep-alive'], type: 'int', default: 2, validator: 'pos_int' },
  { name: 'limit_request_line', cli: ['--limit-request-line'], type: 'int', default: 4094, validator: 'pos_int' },
  { name: 'limit_request_fields', cli: ['--limit-request-fields'], type: 'int', default: 100, validator: 'pos_int' },
  {
    name: 'limit_request_field_size',
    cli: ['--limit-request-field_size'],
    type: 'int',
    default: 8190,
    validator: 'pos_int',
  },
  { name: 'reload', cli: ['--reload'], action: 'store_true', default: false, validator: 'bool' },
  { name: 'reload_engine', cli: ['--reload-engine'], default: 'auto', validator: 'reload_engine' },
  {
    name: 'reload_extra_files',
    cli: ['--reload-extra-file'],
    action: 'append',
    default: [],
    validator: 'list_of_existing_files',
    until: '26.0.0',
  },
  {
    name: 'reload_extra_files',
    cli: ['--reload-extra-file'],
    action: 'append',
    default: [],
    validator: 'list_of_files_or_patterns',
    since: '26.1.0',
  },
  { name: 'spew', cli: ['--spew'], action: 'store_true', default: false, validator: 'bool' },
  { name: 'check_config', cli: ['--check-config'], action: 'store_true', default: false, validator: 'bool' },
  {
    name: 'print_config',
    cli: ['--print-config'],
    action: 'store_true',
    default: false,
    validator: 'bool',
    since: '20.1.0',
  },
  { name: 'preload_app', cli: ['--preload'], action: 'store_true', default: false, validator: 'bool' },
  { name: 'sendfile', cli: ['--no-sendfile'], action: 'store_const', constant: false, validator: 'bool' },
  { name: 'reuse_port', cli: ['--reuse-port'], action: 'store_true', default: false, validator: 'bool' },
  { name: 'chdir', cli: ['--chdir'], validator: 'chdir' },
  { name: 'daemon', cli: ['-D', '--daemon'], action: 'store_true', default: false, validator: 'bool' },
  { name: 'raw_env', cli: ['-e', '--env'], action: 'append', default: [], validator: 'list_string' },
  { name: 'pidfile', cli: ['-p', '--pid'], validator: 'string' },
  { name: 'worker_tmp_dir', cli: ['--worker-tmp-dir'], validator: 'string' },
  { name: 'user', cli: ['-u', '--user'], validator: 'user' },
  { name: 'group', cli: ['-g', '--group'], validator: 'group' },
  { name: 'umask', cli: ['-m', '--umask'], type: 'auto_int', default: 0, validator: 'pos_int' },
  { name: 'initgroups', cli: ['--initgroups'], action: 'store_true', default: false, validator: 'bool' },
  { name: 'tmp_upload_dir', validator: 'string' },
  {
    name: 'secure_scheme_headers',
    default: { 'X-FORWARDED-PROTOCOL': 'ssl', 'X-FORWARDED-PROTO': 'https', 'X-FORWARDED-SSL': 'on' },
    validator: 'dict',
  },
  {
    name: 'forwarded_allow_ips',
    cli: ['--forwarded-allow-ips'],
    default: '127.0.0.1',
    validator: 'string_to_list',
    until: '22.0.0',
  },
  {
    name: 'forwarded_allow_ips',
    cli: ['--forwarded-allow-ips'],
    default: '127.0.0.1,::1',
    validator: 'string_to_addr_list',
    since: '23.0.0',
  },
  { name: 'accesslog', cli: ['--access-logfile'], validator: 'string' },
  {
    name: 'disable_redirect_access_to_syslog',
    cli: ['--disable-redirect-access-to-syslog'],
    action: 'store_true',
    default: false,
    validator: 'bool',
  },
  {
    name: 'access_log_format',
    cli: ['--access-logformat'],
    default: '%(h)s %(l)s %(u)s %(t)s "%(r)s" %(s)s %(b)s "%(f)s" "%(a)s"',
    validator: 'string',
  },
  { name: 'errorlog', cli: ['--error-logfile', '--log-file'], default: '-', validator: 'string' },
  { name: 'loglevel', cli: ['--log-level'], default: 'info', validator: 'string' },
  { name: 'capture_output', cli: ['--capture-output'], action: 'store_true', default: false, validator: 'bool' },
  { name: 'logger_class', cli: ['--logger-class'], default: 'gunicorn.glogging.Logger', validator: 'class' },
  { name: 'logconfig', cli: ['--log-config'], validator: 'string' },
  { name: 'logconfig_dict', cli: ['--log-config-dict'], default: {}, validator: 'dict', until: '20.0.4' },
  { name: 'logconfig_dict', default: {}, validator: 'dict', since: '20.1.0' },
  { name: 'logconfig_json', cli: ['--log-config-json'], validator: 'string', since: '21.0.0' },
  { name: 'syslog_addr', cli: ['--log-syslog-to'], default: 'udp://localhost:514', validator: 'string' },
  { name: 'syslog', cli: ['--log-syslog'], action: 'store_true', default: false, validator: 'bool' },
  { name: 'syslog_prefix', cli: ['--log-syslog-prefix'], validator: 'string' },
  { name: 'syslog_facility', cli: ['--log-syslog-facility'], default: 'user', validator: 'string' },
  {
    name: 'enable_stdio_inheritance',
    cli: ['-R', '--enable-stdio-inheritance'],
    action: 'store_true',
    default: false,
    validator: 'bool',
  },
  { name: 'statsd_host', cli: ['--statsd-host'], validator: 'hostport', until: '20.1.0' },
  { name: 'statsd_host', cli: ['--statsd-host'], validator: 'statsd_address', since: '21.0.0' },
  { name: 'dogstatsd_tags', cli: ['--dogstatsd-tags'], default: '', validator: 'string' },
  { name: 'statsd_prefix', cli: ['--statsd-prefix'], default: '', validator: 'string' },
  {
    name: 'enable_backlog_metric',
    cli: ['--enable-backlog-metric'],
    action: 'store_true',
    default: false,
    validator: 'bool',
    since: '24.1.0',
  },
  { name: 'proc_name', cli: ['-n', '--name'], validator: 'string' },
  { name: 'default_proc_name', default: 'gunicorn', validator: 'string' },
  { name: 'pythonpath', cli: ['--pythonpath'], validator: 'string' },
  { name: 'paste', cli: ['--paste', '--paster'], validator: 'string' },
  { name: 'on_starting', validator: 'callable', arity: 1 },
  { name: 'on_reload', validator: 'callable', arity: 1 },
  { name: 'when_ready', validator: 'callable', arity: 1 },
  { name: 'pre_fork', validator: 'callable', arity: 2 },
  { name: 'post_fork', validator: 'callable', arity: 2 },
  { name: 'post_worker_init', validator: 'callable', arity: 1 },
  { name: 'worker_int', validator: 'callable', arity: 1 },
  { name: 'worker_abort', validator: 'callable', arity: 1 },
  { name: 'pre_exec', validator: 'callable', arity: 1 },
  { name: 'pre_request', validator: 'callable', arity: 2 },
  { name: 'post_request', validator: 'post_request' },
  { name: 'child_exit', validator: 'callable', arity: 2 },
  { name: 'worker_exit', validator: 'callable', arity: 2 },
  { name: 'nworkers_changed', validator: 'callable', arity: 3 },
  { name: 'on_exit', validator: 'callable', arity: 1 },
  { name: 'ssl_context', validator: 'callable', arity: 2, since: '21.0.0' },
  {
    name: 'proxy_protocol',
    cli: ['--proxy-protocol'],
    action: 'store_true',
    default: false,
    validator: 'bool',
    until: '24.0.0',
  },
  {
    name: 'proxy_protocol',
    cli: ['--proxy-protocol'],
    constant: 'auto',
    nargs: '?',
    default: 'off',
    validator: 'proxy_protocol',
    since: '24.1.0',
  },
  {
    name: 'proxy_allow_ips',
    cli: ['--proxy-allow-from'],
    default: '127.0.0.1',
    validator: 'string_to_list',
    until: '22.0.0',
  },
  {
    name: 'proxy_allow_ips',
    cli: ['--proxy-allow-from'],
    default: '127.0.0.1,::1',
    validator: 'string_to_addr_list',
    since: '23.0.0',
  },
  { name: 'protocol', cli: ['--protocol'], default: 'http', validator: 'string', since: '24.0.0' },
  {
    name: 'uwsgi_allow_ips',
    cli: ['--uwsgi-allow-from'],
    default: '127.0.0.1,::1',
    validator: 'string_to_addr_list',
    since: '24.0.0',
  },
  { name: 'keyfile', cli: ['--keyfile'], validator: 'string' },
  { name: 'certfile', cli: ['--certfile'], validator: 'string' },
  { name: 'ssl_version', cli: ['--ssl-version'], default: 2, validator: 'ssl_version' },
  { name: 'cert_reqs', cli: ['--cert-reqs'], default: 0, validator: 'pos_int' },
  { name: 'ca_certs', cli: ['--ca-certs'], validator: 'string' },
  {
    name: 'suppress_ragged_eofs',
    cli: ['--suppress-ragged-eofs'],
    action: 'store_true',
    default: true,
    validator: 'bool',
  },
  {
    name: 'do_handshake_on_connect',
    cli: ['--do-handshake-on-connect'],
    action: 'store_true',
    default: false,
    validator: 'bool',
  },
  { name: 'ciphers', cli: ['--ciphers'], validator: 'string' },
  { name: 'http_protocols', cli: ['--http-protocols'], default: 'h1', validator: 'http_protocols', since: '25.0.0' },
  {
    name: 'http2_max_concurrent_streams',
    cli: ['--http2-max-concurrent-streams'],
    type: 'int',
    default: 100,
    validator: 'pos_int',
    since: '25.0.0',
  },
  {
    name: 'http2_initial_window_size',
    cli: ['--http2-initial-window-size'],
    type: 'int',
    default: 65535,
    validator: 'pos_int',
    since: '25.0.0',
  },
  {
    name: 'http2_max_frame_size',
    cli: ['--http2-max-frame-size'],
    type: 'int',
    default: 16384,
    validator: 'http2_frame_size',
    since: '25.0.0',
  },
  {
    name: 'http2_max_header_list_size',
    cli: ['--http2-max-header-list-size'],
    type: 'int',
    default: 65536,
    validator: 'pos_int',
    since: '25.0.0',
  },
  { name: 'raw_paste_global_conf', cli: ['--paste-global'], action: 'append', default: [], validator: 'list_string' },
  {
    name: 'permit_obsolete_folding',
    cli: ['--permit-obsolete-folding'],
    action: 'store_true',
    default: false,
    validator: 'bool',
    since: '23.0.0',
  },
  {
    name: 'strip_header_spaces',
    cli: ['--strip-header-spaces'],
    action: 'store_true',
    default: false,
    validator: 'bool',
    since: '20.0.1',
  },
  {
    name: 'permit_unconventional_http_method',
    cli: ['--permit-unconventional-http-method'],
    action: 'store_true',
    default: false,
    validator: 'bool',
    since: '22.0.0',
  },
  {
    name: 'permit_unconventional_http_version',
    cli: ['--permit-unconventional-http-version'],
    action: 'store_true',
    default: false,
    validator: 'bool',
    since: '22.0.0',
  },
  {
    name: 'casefold_http_method',
    cli: ['--casefold-http-method'],
    action: 'store_true',
    default: false,
    validator: 'bool',
    since: '22.0.0',
  },
  {
    name: 'forwarder_headers',
    cli: ['--forwarder-headers'],
    default: 'SCRIPT_NAME,PATH_INFO',
    validator: 'string_to_list',
    since: '23.0.0',
  },
  { name: 'header_map', cli: ['--header-map'], default: 'drop', validator: 'header_map_behaviour', since: '22.0.0' },
  { name: 'asgi_loop', cli: ['--asgi-loop'], default: 'auto', validator: 'asgi_loop', since: '24.0.0' },
  { name: 'asgi_lifespan', cli: ['--asgi-lifespan'], default: 'auto', validator: 'asgi_lifespan', since: '24.0.0' },
  {
    name: 'asgi_disconnect_grace_period',
    cli: ['--asgi-disconnect-grace-period'],
    type: 'int',
    default: 3,
    validator: 'pos_int',
    since: '25.0.2',
  },
  { name: 'http_parser', cli: ['--http-parser'], default: 'auto', validator: 'http_parser', since: '25.2.0' },
  { name: 'root_path', cli: ['--root-path'], default: '', validator: 'string', since: '24.0.0' },
  {
    name: 'dirty_apps',
    cli: ['--dirty-app'],
    action: 'append',
    default: [],
    validator: 'list_string',
    since: '25.0.0',
  },
  { name: 'dirty_workers', cli: ['--dirty-workers'], type: 'int', default: 0, validator: 'pos_int', since: '25.0.0' },
  { name: 'dirty_timeout', cli: ['--dirty-timeout'], type: 'int', default: 300, validator: 'pos_int', since: '25.0.0' },
  { name: 'dirty_threads', cli: ['--dirty-threads'], type: 'int', default: 1, validator: 'pos_int', since: '25.0.0' },
  {
    name: 'dirty_graceful_timeout',
    cli: ['--dirty-graceful-timeout'],
    type: 'int',
    default: 30,
    validator: 'pos_int',
    since: '25.0.0',
  },
  { name: 'on_dirty_starting', validator: 'callable', arity: 1, since: '25.0.0' },
  { name: 'dirty_post_fork', validator: 'callable', arity: 2, since: '25.0.0' },
  { name: 'dirty_worker_init', validator: 'callable', arity: 1, since: '25.0.0' },
  { name: 'dirty_worker_exit', validator: 'callable', arity: 2, since: '25.0.0' },
  { name: 'control_socket', cli: ['--control-socket'], validator: 'string', since: '25.1.0' },
  {
    name: 'control_socket_mode',
    cli: ['--control-socket-mode'],
    type: 'auto_int',
    default: 384,
    validator: 'pos_int',
    since: '25.1.0',
  },
  {
    name: 'control_socket_disable',
    cli: ['--no-control-socket'],
    action: 'store_true',
    default: false,
    validator: 'bool',
    since: '25.1.0',
  },
  {
    name: 'tolerate_dangerous_framing',
    cli: ['--tolerate-dangerous-framing'],
    action: 'store_true',
    default: false,
    validator: 'bool',
    since: '22.0.0',
    until: '22.0.0',
  },
];
