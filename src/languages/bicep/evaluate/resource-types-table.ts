// Made by scripts/resource-types.ts from what the compiler answers: change nothing by hand.
import type { BaseType } from './types.ts';

/** Of the parts of resources that public modules use as types: their types, by the resource's type in lower case. */
export const RESOURCE_TYPES: Readonly<Record<string, Readonly<Partial<Record<BaseType, string>>>>> = {
  'microsoft.alertsmanagement/actionrules': {
    array: 'properties.actions properties.conditions',
    object: 'properties.schedule',
  },
  'microsoft.analysisservices/servers': { object: 'properties.ipV4FirewallSettings' },
  'microsoft.apimanagement/service': {
    array: 'properties.certificates properties.hostnameConfigurations',
    object: 'properties.customProperties',
    string: 'properties.publicNetworkAccess',
  },
  'microsoft.apimanagement/service/apis': {
    object: 'properties.authenticationSettings properties.subscriptionKeyParameterNames properties.wsdlSelector',
  },
  'microsoft.apimanagement/service/apis/diagnostics': { object: 'properties.backend properties.frontend' },
  'microsoft.apimanagement/service/apis/operations': {
    array: 'properties.responses properties.templateParameters',
    object: 'properties.request',
  },
  'microsoft.apimanagement/service/authorizationservers': {
    array:
      'properties.authorizationMethods properties.bearerTokenSendingMethods properties.clientAuthenticationMethod properties.tokenBodyParameters',
  },
  'microsoft.apimanagement/service/backends': {
    object:
      'properties.circuitBreaker properties.credentials properties.pool properties.properties.serviceFabricCluster properties.proxy properties.tls',
  },
  'microsoft.apimanagement/service/diagnostics': { object: 'properties.backend properties.frontend' },
  'microsoft.apimanagement/service/identityproviders': { array: 'properties.allowedTenants' },
  'microsoft.apimanagement/service/loggers': { object: 'properties.credentials' },
  'microsoft.apimanagement/service/namedvalues': { array: 'properties.tags', object: 'properties.keyVault' },
  'microsoft.apimanagement/service/workspaces/apis': {
    object: 'properties.authenticationSettings properties.subscriptionKeyParameterNames properties.wsdlSelector',
  },
  'microsoft.apimanagement/service/workspaces/apis/diagnostics': { object: 'properties.backend properties.frontend' },
  'microsoft.apimanagement/service/workspaces/apis/operations': {
    array: 'properties.responses properties.templateParameters',
    object: 'properties.request',
  },
  'microsoft.apimanagement/service/workspaces/backends': {
    object:
      'properties.circuitBreaker properties.credentials properties.pool properties.properties.serviceFabricCluster properties.proxy properties.tls',
  },
  'microsoft.apimanagement/service/workspaces/diagnostics': { object: 'properties.backend properties.frontend' },
  'microsoft.apimanagement/service/workspaces/loggers': { object: 'properties.credentials' },
  'microsoft.apimanagement/service/workspaces/namedvalues': { array: 'properties.tags', object: 'properties.keyVault' },
  'microsoft.app/containerapps': {
    array:
      'properties.configuration.identitySettings properties.configuration.ingress.customDomains properties.configuration.ingress.ipSecurityRestrictions properties.configuration.ingress.traffic properties.configuration.registries properties.template.containers properties.template.initContainers properties.template.volumes',
    object: 'properties.configuration.dapr properties.configuration.service',
  },
  'microsoft.app/containerapps/authconfigs': {
    object:
      'properties.encryptionSettings properties.globalValidation properties.httpSettings properties.identityProviders properties.login properties.platform',
  },
  'microsoft.app/managedenvironments': {
    array: 'properties.workloadProfiles',
    object:
      'properties.daprConfiguration properties.ingressConfiguration properties.kedaConfiguration properties.openTelemetryConfiguration properties.peerAuthentication',
  },
  'microsoft.app/sessionpools': {
    array: 'properties.managedIdentitySettings properties.secrets',
    object:
      'properties.customContainerTemplate properties.dynamicPoolConfiguration properties.scaleConfiguration properties.sessionNetworkConfiguration',
  },
  'microsoft.authorization/policyassignments': {
    array: 'properties.nonComplianceMessages properties.notScopes properties.overrides properties.resourceSelectors',
    object: 'properties.parameters',
  },
  'microsoft.authorization/roledefinitions': {
    array:
      'properties.assignableScopes properties.permissions[*].actions properties.permissions[*].dataActions properties.permissions[*].notActions properties.permissions[*].notDataActions',
    string: 'properties.description properties.roleName',
  },
  'microsoft.automation/automationaccounts/sourcecontrols': { object: 'properties.securityToken' },
  'microsoft.azurestackhci/marketplacegalleryimages': { object: 'properties.identifier properties.version' },
  'microsoft.azurestackhci/virtualmachineinstances': {
    object:
      'properties.hardwareProfile properties.httpProxyConfig properties.networkProfile properties.osProfile properties.securityProfile properties.storageProfile',
  },
  'microsoft.batch/batchaccounts': { array: 'properties.allowedAuthenticationModes' },
  'microsoft.cache/redis': { object: 'properties.redisConfiguration properties.tenantSettings' },
  'microsoft.cdn/profiles/afdendpoints/routes': {
    array: 'properties.patternsToMatch properties.supportedProtocols',
    object: 'properties.cacheConfiguration',
  },
  'microsoft.cdn/profiles/customdomains': {
    object: 'properties.extendedProperties properties.tlsSettings.customizedCipherSuiteSet',
  },
  'microsoft.cdn/profiles/origingroups': {
    object: 'properties.authentication properties.healthProbeSettings properties.loadBalancingSettings',
  },
  'microsoft.cdn/profiles/origingroups/origins': { object: 'properties.sharedPrivateLinkResource' },
  'microsoft.cdn/profiles/rulesets/rules': { array: 'properties.actions properties.conditions' },
  'microsoft.cognitiveservices/accounts': { array: 'properties.userOwnedStorage' },
  'microsoft.cognitiveservices/accounts/deployments': { object: 'properties.model' },
  'microsoft.communication/emailservices/domains': { object: 'properties.verificationRecords' },
  'microsoft.compute/galleries': { object: 'properties.sharingProfile properties.softDeletePolicy' },
  'microsoft.compute/images': { array: 'properties.storageProfile.dataDisks' },
  'microsoft.compute/proximityplacementgroups': { object: 'properties.colocationStatus properties.intent' },
  'microsoft.compute/virtualmachines': {
    object: 'properties.storageProfile.imageReference',
    string: 'properties.securityProfile.securityType properties.storageProfile.osDisk.osType',
  },
  'microsoft.compute/virtualmachines/extensions': {
    array: 'properties.provisionAfterExtensions',
    object: 'properties.protectedSettingsFromKeyVault',
  },
  'microsoft.compute/virtualmachinescalesets': {
    array:
      'properties.virtualMachineProfile.osProfile.linuxConfiguration.ssh.publicKeys properties.virtualMachineProfile.osProfile.secrets properties.virtualMachineProfile.osProfile.windowsConfiguration.additionalUnattendContent properties.virtualMachineProfile.storageProfile.dataDisks',
    object:
      'properties.scaleInPolicy properties.virtualMachineProfile.osProfile.windowsConfiguration.winRM properties.virtualMachineProfile.scheduledEventsProfile properties.virtualMachineProfile.storageProfile.osDisk',
  },
  'microsoft.compute/virtualmachinescalesets/extensions': { object: 'properties.protectedSettingsFromKeyVault' },
  'microsoft.consumption/budgets': { object: 'properties.filter' },
  'microsoft.containerinstance/containergroups': {
    array:
      'properties.containers[*].properties.ports properties.extensions properties.initContainers properties.volumes',
    object:
      'properties.confidentialComputeProperties properties.containers[*].properties.configMap properties.diagnostics.logAnalytics.metadata properties.dnsConfig properties.identityAcls',
  },
  'microsoft.containerregistry/registries': { string: 'properties.zoneRedundancy' },
  'microsoft.containerregistry/registries/scopemaps': { array: 'properties.actions' },
  'microsoft.containerregistry/registries/tasks': {
    object:
      'properties.agentConfiguration properties.credentials properties.platform properties.step properties.trigger',
    string: 'properties.status',
  },
  'microsoft.containerregistry/registries/tokens': { object: 'properties.credentials', string: 'properties.status' },
  'microsoft.containerregistry/registries/webhooks': {
    object: 'properties.customHeaders',
    string: 'properties.status',
  },
  'microsoft.containerservice/managedclusters': {
    array: 'properties.networkProfile.ipFamilies',
    object:
      'properties.aadProfile properties.addonProfiles properties.aiToolchainOperatorProfile properties.apiServerAccessProfile properties.autoScalerProfile properties.autoUpgradeProfile properties.azureMonitorProfile properties.bootstrapProfile properties.httpProxyConfig properties.identityProfile properties.linuxProfile properties.networkProfile.advancedNetworking properties.networkProfile.natGatewayProfile properties.networkProfile.staticEgressGatewayProfile properties.nodeProvisioningProfile properties.nodeResourceGroupProfile properties.podIdentityProfile properties.securityProfile properties.serviceMeshProfile properties.servicePrincipalProfile properties.upgradeSettings properties.windowsProfile properties.workloadAutoScalerProfile',
    string:
      'properties.ingressProfile.webAppRouting.nginx.defaultIngressControllerType properties.networkProfile.loadBalancerProfile.backendPoolType properties.networkProfile.loadBalancerSku properties.networkProfile.networkDataplane properties.networkProfile.networkMode properties.networkProfile.networkPlugin properties.networkProfile.networkPluginMode properties.networkProfile.networkPolicy properties.networkProfile.outboundType properties.supportPlan sku.name sku.tier',
  },
  'microsoft.containerservice/managedclusters/agentpools': {
    object:
      'properties.gatewayProfile properties.gpuProfile properties.kubeletConfig properties.linuxOSConfig properties.localDNSProfile properties.networkProfile properties.nodeLabels properties.powerState properties.securityProfile properties.upgradeSettings properties.virtualMachinesProfile properties.windowsProfile',
    string:
      'properties.gpuInstanceProfile properties.kubeletDiskType properties.mode properties.osDiskType properties.osType properties.podIPAllocationMode properties.scaleDownMode properties.scaleSetEvictionPolicy properties.scaleSetPriority properties.workloadRuntime',
  },
  'microsoft.containerservice/managedclusters/maintenanceconfigurations': {
    array: 'properties.notAllowedTime properties.timeInWeek',
    object: 'properties.maintenanceWindow',
  },
  'microsoft.datafactory/factories': { object: 'properties.globalParameters' },
  'microsoft.dataprotection/backupvaults': { object: 'properties.featureSettings' },
  'microsoft.dbformysql/flexibleservers': { object: 'properties.maintenanceWindow' },
  'microsoft.dbforpostgresql/flexibleservers': { object: 'properties.authConfig properties.maintenanceWindow' },
  'microsoft.desktopvirtualization/hostpools': {
    object: 'properties.agentUpdate',
    string:
      'properties.directUDP properties.managedPrivateUDP properties.managementType properties.publicUDP properties.relayUDP',
  },
  'microsoft.desktopvirtualization/scalingplans': { array: 'properties.schedules' },
  'microsoft.devices/iothubs': {
    array:
      'properties.allowedFqdnList properties.authorizationPolicies properties.ipFilterRules properties.privateEndpointConnections',
    bool: 'properties.disableDeviceSAS properties.disableLocalAuth properties.disableModuleSAS properties.enableDataResidency properties.enableFileUploadNotifications properties.restrictOutboundNetworkAccess',
    int: 'sku.capacity',
    object:
      'properties.cloudToDevice properties.eventHubEndpoints properties.messagingEndpoints properties.networkRuleSets properties.routing properties.storageEndpoints',
    string: 'properties.comments properties.features properties.minTlsVersion properties.publicNetworkAccess sku.name',
  },
  'microsoft.devopsinfrastructure/pools': { object: 'properties.organizationProfile properties.runtimeConfiguration' },
  'microsoft.documentdb/databaseaccounts': {
    array: 'properties.cors',
    object: 'properties.analyticalStorageConfiguration',
  },
  'microsoft.documentdb/databaseaccounts/cassandrakeyspaces/tables': { object: 'properties.resource.schema' },
  'microsoft.documentdb/databaseaccounts/gremlindatabases/graphs': {
    array: 'properties.resource.partitionKey.paths',
    object: 'properties.resource.indexingPolicy',
  },
  'microsoft.documentdb/databaseaccounts/mongodbdatabases': { object: 'properties.options.autoscaleSettings' },
  'microsoft.documentdb/databaseaccounts/mongodbdatabases/collections': {
    array: 'properties.resource.indexes',
    object: 'properties.resource.shardKey',
  },
  'microsoft.documentdb/databaseaccounts/sqldatabases/containers': {
    array: 'properties.resource.uniqueKeyPolicy.uniqueKeys',
    object:
      'properties.resource.conflictResolutionPolicy properties.resource.fullTextPolicy properties.resource.indexingPolicy properties.resource.vectorEmbeddingPolicy',
  },
  'microsoft.edge/sites': { object: 'properties.labels properties.siteAddress' },
  'microsoft.eventgrid/systemtopics/eventsubscriptions': {
    object:
      'properties.deadLetterDestination properties.deadLetterWithResourceIdentity properties.deliveryWithResourceIdentity properties.destination properties.filter properties.retryPolicy',
  },
  'microsoft.eventgrid/topics': { object: 'properties.eventTypeInfo properties.inputSchemaMapping' },
  'microsoft.eventgrid/topics/eventsubscriptions': {
    object:
      'properties.deadLetterDestination properties.deadLetterWithResourceIdentity properties.deliveryWithResourceIdentity properties.destination properties.filter properties.retryPolicy',
  },
  'microsoft.eventhub/namespaces': { int: 'properties.maximumThroughputUnits' },
  'microsoft.eventhub/namespaces/eventhubs': {
    object: 'properties.captureDescription.destination.properties',
    string: 'properties.status',
  },
  'microsoft.eventhub/namespaces/networkrulesets': { array: 'properties.ipRules' },
  'microsoft.fabric/capacities': { array: 'properties.administration.members' },
  'microsoft.insights/actiongroups': {
    array:
      'properties.armRoleReceivers properties.automationRunbookReceivers properties.azureAppPushReceivers properties.azureFunctionReceivers properties.emailReceivers properties.eventHubReceivers properties.incidentReceivers properties.itsmReceivers properties.smsReceivers properties.voiceReceivers properties.webhookReceivers',
  },
  'microsoft.insights/activitylogalerts': { array: 'properties.condition.allOf' },
  'microsoft.insights/datacollectionrules': {
    array:
      'properties.dataFlows properties.dataSources.platformTelemetry properties.destinations.eventHubs properties.destinations.logAnalytics properties.destinations.storageAccounts',
    object: 'properties.dataSources properties.destinations properties.endpoints properties.streamDeclarations',
  },
  'microsoft.insights/scheduledqueryrules': { object: 'properties.criteria properties.resolveConfiguration' },
  'microsoft.insights/webtests': {
    array: 'properties.Locations',
    object: 'properties.Configuration properties.Request properties.ValidationRules',
  },
  'microsoft.kubernetesconfiguration/extensions': { object: 'properties.configurationSettings' },
  'microsoft.kubernetesconfiguration/fluxconfigurations': {
    object:
      'properties.azureBlob properties.bucket properties.configurationProtectedSettings properties.gitRepository properties.kustomizations properties.ociRepository',
    string: 'properties.scope properties.sourceKind',
  },
  'microsoft.logic/integrationaccounts/agreements': {
    object: 'properties.content properties.guestIdentity properties.hostIdentity',
  },
  'microsoft.logic/integrationaccounts/certificates': { object: 'properties.key' },
  'microsoft.logic/integrationaccounts/maps': { object: 'properties.parametersSchema' },
  'microsoft.logic/integrationaccounts/partners': { object: 'properties.content.b2b' },
  'microsoft.logic/workflows': {
    object:
      'properties.accessControl.actions properties.accessControl.contents properties.accessControl.triggers properties.accessControl.workflowManagement properties.endpointsConfiguration.connector properties.endpointsConfiguration.workflow properties.integrationAccount properties.parameters',
  },
  'microsoft.maintenance/maintenanceconfigurations': {
    object: 'properties.extensionProperties properties.installPatches properties.maintenanceWindow',
    string: 'properties.maintenanceScope properties.visibility',
  },
  'microsoft.network/applicationgateways': {
    array:
      'properties.authenticationCertificates properties.backendAddressPools properties.backendHttpSettingsCollection properties.backendSettingsCollection properties.customErrorConfigurations properties.entraJWTValidationConfigs properties.frontendIPConfigurations properties.frontendPorts properties.gatewayIPConfigurations properties.httpListeners properties.listeners properties.loadDistributionPolicies properties.privateLinkConfigurations properties.probes properties.redirectConfigurations properties.requestRoutingRules properties.rewriteRuleSets properties.routingRules properties.sslCertificates properties.sslPolicy.cipherSuites properties.sslProfiles properties.trustedClientCertificates properties.trustedRootCertificates properties.urlPathMaps',
  },
  'microsoft.network/applicationgatewaywebapplicationfirewallpolicies': {
    array: 'properties.customRules',
    object: 'properties.managedRules properties.policySettings',
  },
  'microsoft.network/azurefirewalls': {
    array:
      'properties.applicationRuleCollections properties.ipConfigurations properties.natRuleCollections properties.networkRuleCollections',
    int: 'properties.autoscaleConfiguration.maxCapacity properties.autoscaleConfiguration.minCapacity',
    object: 'properties.additionalProperties properties.hubIPAddresses',
    string: 'properties.sku.tier properties.threatIntelMode',
  },
  'microsoft.network/dnszones/a': { array: 'properties.ARecords', object: 'properties.metadata' },
  'microsoft.network/dnszones/aaaa': { array: 'properties.AAAARecords', object: 'properties.metadata' },
  'microsoft.network/dnszones/caa': { array: 'properties.caaRecords', object: 'properties.metadata' },
  'microsoft.network/dnszones/cname': { object: 'properties.CNAMERecord properties.metadata' },
  'microsoft.network/dnszones/ds': { array: 'properties.DSRecords', object: 'properties.metadata' },
  'microsoft.network/dnszones/mx': { array: 'properties.MXRecords', object: 'properties.metadata' },
  'microsoft.network/dnszones/ns': { array: 'properties.NSRecords', object: 'properties.metadata' },
  'microsoft.network/dnszones/ptr': { array: 'properties.PTRRecords', object: 'properties.metadata' },
  'microsoft.network/dnszones/soa': { object: 'properties.SOARecord properties.metadata' },
  'microsoft.network/dnszones/srv': { array: 'properties.SRVRecords', object: 'properties.metadata' },
  'microsoft.network/dnszones/txt': { array: 'properties.TXTRecords', object: 'properties.metadata' },
  'microsoft.network/expressroutecircuits': { array: 'properties.peerings' },
  'microsoft.network/expressroutegateways/expressrouteconnections': { object: 'properties.routingConfiguration' },
  'microsoft.network/localnetworkgateways': {
    array: 'properties.bgpSettings.bgpPeeringAddresses',
    object: 'properties.localNetworkAddressSpace',
  },
  'microsoft.network/networkmanagers': {
    array: 'properties.networkManagerScopeAccesses',
    object: 'properties.networkManagerScopes',
  },
  'microsoft.network/networkmanagers/connectivityconfigurations': {
    object: 'properties.connectivityCapabilities',
    string: 'properties.connectivityTopology',
  },
  'microsoft.network/networkmanagers/networkgroups': { string: 'properties.memberType' },
  'microsoft.network/networkmanagers/routingconfigurations': { string: 'properties.routeTableUsageMode' },
  'microsoft.network/networkmanagers/securityadminconfigurations': {
    array: 'properties.applyOnNetworkIntentPolicyBasedServices',
    string: 'properties.networkGroupAddressSpaceAggregationOption',
  },
  'microsoft.network/networkwatchers/connectionmonitors': {
    array: 'properties.endpoints properties.testConfigurations properties.testGroups',
    object: 'properties.destination properties.source',
  },
  'microsoft.network/privatednszones/a': { array: 'properties.aRecords', object: 'properties.metadata' },
  'microsoft.network/privatednszones/aaaa': { array: 'properties.aaaaRecords', object: 'properties.metadata' },
  'microsoft.network/privatednszones/cname': { object: 'properties.cnameRecord properties.metadata' },
  'microsoft.network/privatednszones/mx': { array: 'properties.mxRecords', object: 'properties.metadata' },
  'microsoft.network/privatednszones/ptr': { array: 'properties.ptrRecords', object: 'properties.metadata' },
  'microsoft.network/privatednszones/soa': { object: 'properties.metadata properties.soaRecord' },
  'microsoft.network/privatednszones/srv': { array: 'properties.srvRecords', object: 'properties.metadata' },
  'microsoft.network/privatednszones/txt': { array: 'properties.txtRecords', object: 'properties.metadata' },
  'microsoft.network/privateendpoints': {
    array:
      'properties.customDnsConfigs properties.ipConfigurations properties.manualPrivateLinkServiceConnections properties.privateLinkServiceConnections',
    string: 'properties.ipVersionType',
  },
  'microsoft.network/publicipaddresses': {
    array: 'properties.ipTags',
    object: 'properties.ddosSettings properties.dnsSettings',
    string:
      'properties.deleteOption properties.publicIPAddressVersion properties.publicIPAllocationMethod sku.name sku.tier',
  },
  'microsoft.network/publicipprefixes': { object: 'properties.customIPPrefix' },
  'microsoft.network/routetables': { array: 'properties.routes' },
  'microsoft.network/serviceendpointpolicies': {
    array: 'properties.contextualServiceEndpointPolicies properties.serviceEndpointPolicyDefinitions',
  },
  'microsoft.network/trafficmanagerprofiles': {
    array: 'properties.allowedEndpointRecordTypes properties.endpoints',
    object: 'properties.monitorConfig',
  },
  'microsoft.network/virtualhubs': {
    int: 'properties.virtualRouterAsn',
    string: 'properties.hubRoutingPreference properties.preferredRoutingGateway',
  },
  'microsoft.network/virtualhubs/routemaps': {
    array: 'properties.associatedInboundConnections properties.associatedOutboundConnections properties.rules',
  },
  'microsoft.network/virtualnetworks': { array: 'properties.ipAllocations' },
  'microsoft.network/virtualnetworks/subnets': {
    array:
      'properties.applicationGatewayIPConfigurations properties.ipAllocations properties.ipamPoolPrefixAllocations properties.serviceEndpointPolicies',
    object: 'properties.serviceGateway',
  },
  'microsoft.network/vpngateways': { object: 'properties.bgpSettings' },
  'microsoft.network/vpngateways/natrules': { array: 'properties.externalMappings properties.internalMappings' },
  'microsoft.network/vpngateways/vpnconnections': {
    array: 'properties.ipsecPolicies properties.trafficSelectorPolicies properties.vpnLinkConnections',
    object: 'properties.routingConfiguration',
  },
  'microsoft.network/vpnserverconfigurations': { array: 'properties.radiusServers' },
  'microsoft.network/vpnsites': {
    array: 'properties.vpnSiteLinks',
    object: 'properties.bgpProperties properties.deviceProperties properties.o365Policy',
  },
  'microsoft.operationalinsights/clusters': {
    object: 'properties.capacityReservationProperties properties.replication',
  },
  'microsoft.operationalinsights/workspaces/savedsearches': { array: 'properties.tags' },
  'microsoft.relationships/servicegroupmember': { string: 'properties.targetId' },
  'microsoft.search/searchservices': { object: 'properties.authOptions properties.networkRuleSet' },
  'microsoft.security/alertssuppressionrules': {
    object: 'properties.suppressionAlertsScope',
    string: 'properties.alertType properties.comment properties.expirationDateUtc properties.reason properties.state',
  },
  'microsoft.security/assessmentmetadata': {
    array: 'properties.categories properties.threats',
    string:
      'properties.assessmentType properties.description properties.displayName properties.implementationEffort properties.remediationDescription properties.severity properties.userImpact',
  },
  'microsoft.security/automations': { array: 'properties.actions properties.scopes properties.sources' },
  'microsoft.security/customrecommendations': {
    array: 'properties.cloudProviders',
    string:
      'properties.description properties.displayName properties.query properties.remediationDescription properties.securityIssue properties.severity',
  },
  'microsoft.security/governancerules': {
    array: 'properties.conditionSets properties.excludedScopes',
    bool: 'properties.includeMemberScopes properties.isDisabled properties.isGracePeriod',
    int: 'properties.rulePriority',
    object: 'properties.governanceEmailNotification properties.ownerSource',
    string:
      'properties.description properties.displayName properties.remediationTimeframe properties.ruleType properties.sourceResourceType',
  },
  'microsoft.security/iotsecuritysolutions': {
    array:
      'properties.disabledDataSources properties.export properties.iotHubs properties.recommendationsConfiguration',
    object: 'properties.userDefinedResources',
  },
  'microsoft.security/pricings': {
    array: 'properties.extensions',
    string: 'properties.enforce properties.pricingTier properties.subPlan',
  },
  'microsoft.security/securitystandards': {
    array: 'properties.assessments properties.cloudProviders',
    string: 'properties.description properties.displayName properties.policySetDefinitionId',
  },
  'microsoft.security/standardassignments': {
    array: 'properties.excludedScopes',
    object: 'properties.assignedStandard properties.metadata',
    string: 'properties.description properties.displayName properties.effect properties.expiresOn',
  },
  'microsoft.signalrservice/signalr': {
    array: 'properties.features properties.upstream.templates',
    object: 'properties.networkACLs',
  },
  'microsoft.signalrservice/webpubsub': { object: 'properties.networkACLs' },
  'microsoft.sql/managedinstances': { int: 'properties.vCores' },
  'microsoft.sql/managedinstances/vulnerabilityassessments': { object: 'properties.recurringScans' },
  'microsoft.storage/storageaccounts': {
    object: 'properties.azureFilesIdentityBasedAuthentication properties.immutableStorageWithVersioning',
  },
  'microsoft.storage/storageaccounts/blobservices/containers': { object: 'properties.metadata' },
  'microsoft.storage/storageaccounts/fileservices': {
    object: 'properties.protocolSettings properties.shareDeleteRetentionPolicy',
  },
  'microsoft.storage/storageaccounts/managementpolicies': { array: 'properties.policy.rules' },
  'microsoft.storage/storageaccounts/objectreplicationpolicies': { array: 'properties.rules' },
  'microsoft.storage/storageaccounts/queueservices/queues': { object: 'properties.metadata' },
  'microsoft.virtualmachineimages/imagetemplates': {
    array: 'properties.customize',
    object: 'properties.managedResourceTags properties.source',
  },
  'microsoft.web/connections': {
    array: 'properties.testLinks',
    object:
      'properties.api properties.customParameterValues properties.nonSecretParameterValues properties.parameterValues',
  },
  'microsoft.web/hostingenvironments': {
    array: 'properties.clusterSettings',
    object: 'properties.networkingConfiguration',
    string: 'properties.internalLoadBalancingMode properties.upgradePreference',
  },
  'microsoft.web/serverfarms': {
    array: 'properties.installScripts properties.registryAdapters properties.storageMounts',
    bool: 'properties.elasticScaleEnabled properties.hyperV properties.isCustomMode properties.perSiteScaling properties.rdpEnabled properties.reserved properties.zoneRedundant',
    int: 'properties.maximumElasticWorkerCount properties.targetWorkerCount',
    object: 'properties.planDefaultIdentity',
    string: 'properties.workerTierName',
  },
  'microsoft.web/sites': {
    array: 'properties.hostNameSslStates',
    object:
      'properties.cloningInfo properties.daprConfig properties.dnsConfiguration properties.functionAppConfig properties.outboundVnetRouting properties.resourceConfig properties.siteConfig',
    string:
      'properties.autoGeneratedDomainNameLabelScope properties.clientCertMode properties.ipMode properties.publicNetworkAccess properties.redundancyMode',
  },
  'microsoft.web/sites/slots': {
    array: 'properties.hostNameSslStates',
    object:
      'properties.cloningInfo properties.daprConfig properties.dnsConfiguration properties.functionAppConfig properties.outboundVnetRouting properties.resourceConfig properties.siteConfig',
    string:
      'properties.autoGeneratedDomainNameLabelScope properties.clientCertMode properties.ipMode properties.publicNetworkAccess properties.redundancyMode',
  },
};
