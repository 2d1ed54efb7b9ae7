import type { Launch } from '../launch/launch.ts';

/** Programs that can stand in front of a server in the same container. */
const FRONT = /^(nginx|apache2|apachectl|httpd|caddy|haproxy|supervisord|service|systemctl|envoy|traefik|socat)$/;

/** Something else may answer on the container's port and pass requests on. */
export function hasFront({ processes }: Launch): boolean {
  return processes.some(({ program }) => FRONT.test(program));
}
