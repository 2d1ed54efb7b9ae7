/** The platform's limits that a launch has to fit, with the place where each is stated. Read on 2026-11-23. */
export const LIMITS = {
  /** seconds without a byte after which the front end drops a request; can't be changed; a stream that sends is kept */
  frontEndIdleSeconds: {
    value: 230,
    confidence: 'documented',
    source:
      'https://learn.microsoft.com/troubleshoot/azure/app-service/web-apps-performance-faqs#why-does-my-request-time-out-after-230-seconds',
  },
  /** seconds that a container has to answer its first request */
  containerStartSeconds: {
    value: 230,
    minimum: 10,
    maximum: 1800,
    setting: 'WEBSITES_CONTAINER_START_TIME_LIMIT',
    confidence: 'documented',
    source: 'https://learn.microsoft.com/azure/app-service/reference-app-settings',
  },
  /** seconds between the polite stop and the kill: gunicorn's graceful_timeout beyond it is cut short */
  containerStopSeconds: {
    value: 5,
    maximum: 120,
    setting: 'WEBSITES_CONTAINER_STOP_TIME_LIMIT',
    confidence: 'documented',
    source: 'https://learn.microsoft.com/azure/app-service/reference-app-settings',
  },
  /** the port that the built-in image's container answers on: an app setting PORT changes it */
  builtInImagePort: {
    value: 8000,
    setting: 'PORT',
    confidence: 'documented',
    source:
      'https://github.com/Azure-App-Service/ImageBuilder/blob/22a909613b10363937005dcd8b59aa62673d3c83/GenerateDockerFiles/python/template-3.10/Dockerfile',
  },
  /** seconds of `--timeout` that App Service's default launch gives gunicorn */
  defaultLaunchTimeoutSeconds: {
    value: 600,
    confidence: 'documented',
    source: 'https://github.com/microsoft/Oryx/blob/d91d836e/src/startupscriptgenerator/src/python/scriptgenerator.go',
  },
  /** MiB of a plan's memory that the platform itself takes: measured on B1, taken to hold for larger plans too */
  platformMemoryMiB: {
    value: 1300,
    confidence: 'inferred',
    source:
      'https://github.com/yeongseon/azure-paas-troubleshooting-labs/blob/c2771409/docs/app-service/memory-pressure/overview.md',
  },
  /** MiB that were left on B1 (1.75 GiB) for all processes of all its apps: 400 to 450 */
  measuredFreeMemoryB1MiB: {
    value: 430,
    confidence: 'measured',
    source:
      'https://github.com/yeongseon/azure-paas-troubleshooting-labs/blob/c2771409/docs/app-service/memory-pressure/overview.md',
  },
  /** minutes of processor time a day on F1 */
  freeCpuMinutesPerDay: {
    value: 60,
    confidence: 'documented',
    source:
      'https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits#azure-app-service-limits',
  },
} as const;

export type Limit = keyof typeof LIMITS;
