import type { Span } from '../../text/source.ts';
import { knownString } from '../../value/read.ts';
import { string, unknown, type Value, written } from '../../value/value.ts';

/**
 * The SKU of a tier and a size of worker.
 * https://learn.microsoft.com/powershell/module/az.websites/new-azappserviceplan
 */
const SIZES: Readonly<Record<string, readonly [string, string, string]>> = {
  basic: ['B1', 'B2', 'B3'],
  standard: ['S1', 'S2', 'S3'],
  premium: ['P1', 'P2', 'P3'],
  premiumv2: ['P1v2', 'P2v2', 'P3v2'],
  premiumv3: ['P1v3', 'P2v3', 'P3v3'],
};
const ORDER = ['small', 'medium', 'large'];

export function skuOf(tier: Value | undefined, size: Value | undefined, span: Span): Value {
  const name = knownString(tier)?.toLowerCase();
  const origin = tier?.origin ?? written(span);
  if (name === 'free') return string('F1', origin);
  if (name === 'shared') return string('D1', origin);
  const sizes = name === undefined || !Object.hasOwn(SIZES, name) ? undefined : SIZES[name];
  const at = size === undefined ? 0 : ORDER.indexOf(knownString(size)?.toLowerCase() ?? '');
  const sku = sizes?.[at];
  return sku === undefined ? unknown('the tier and size of the plan are not known', origin) : string(sku, origin);
}

/** Parameters of `New-AzResourceGroupDeployment` and its kind that are none of the template's. */
export const COMMON_PARAMETERS: ReadonlySet<string> = new Set(
  'name resourcegroupname mode templatefile templateparameterfile templateparameterobject templateuri templateparameteruri templatespecid location verbose debug force asjob erroraction errorvariable warningaction informationaction outvariable outbuffer confirm whatif skiptemplateparameterprompt deploymentdebugloglevel tag rollbackondeploymentname rollbacktolastdeployment defaultprofile pre apiversion querystring description denysettingsmode denysettingsexcludedprincipal denysettingsexcludedaction denysettingsapplytochildscopes actiononunmanage bypassstackoutofsyncerror deploymentresourcegroupname managementgroupid'.split(
    ' ',
  ),
);

const OWN =
  'appserviceplan defaultdocuments netframeworkversion phpversion requesttracingenabled httploggingenabled detailederrorloggingenabled appsettings connectionstrings handlermappings managedpipelinemode websocketsenabled use32bitworkerprocess autoswapslotname resourcegroupname name containerimagename containerregistryurl containerregistryuser containerregistrypassword enablecontainercontinuousdeployment hostnames numberofworkers asjob assignidentity httpsonly azurestoragepath alwayson mintlsversion ftpsstate defaultprofile acquirepolicytoken changereference webapp copyidentity';
/** https://learn.microsoft.com/powershell/module/az.websites/new-azwebapp */
const NEW =
  'resourcegroupname name location appserviceplan sourcewebapp ignoresourcecontrol ignorecustomhostnames appsettingsoverrides asename aseresourcegroupname includesourcewebappslots trafficmanagerprofile containerimagename containerregistryurl containerregistryuser containerregistrypassword enablecontainercontinuousdeployment gitrepositorypath tag copyidentity asjob defaultprofile acquirepolicytoken changereference';
/** https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_commonparameters */
const EVERY =
  'verbose debug erroraction warningaction informationaction progressaction errorvariable warningvariable informationvariable outvariable outbuffer pipelinevariable confirm whatif ea ev wa wv iv ov ob pv vb db infa proga cf wi';

/**
 * What these cmdlets can be given: neither a startup command nor a runtime, though many a script tries.
 * https://learn.microsoft.com/powershell/module/az.websites/set-azwebapp
 */
export const PARAMETERS: Readonly<Record<string, readonly string[]>> = {
  'new-azwebapp': `${NEW} ${EVERY}`.split(' '),
  'set-azwebapp': `${OWN} ${EVERY}`.split(' '),
  'set-azwebappslot': `${OWN} slot ${EVERY}`.split(' '),
};
