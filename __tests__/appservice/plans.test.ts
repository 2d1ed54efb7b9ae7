import { PLAN_TABLE } from '../../src/appservice/plan-table.ts';
import { hostingPlans, knownPlanNames, nearestSkuName, planSize } from '../../src/appservice/plans.ts';

describe('the size of a plan', () => {
  test.each([
    ['B1', 1, 1.75, 1],
    ['b2', 2, 3.5, 2],
    ['S3', 4, 7, 4],
    ['P1v2', 1, 3.5, 1],
    ['P1V3', 2, 8, 2],
    ['p0v3', 1, 4, 1],
    ['P1mv3', 2, 16, 2],
    ['P3v4', 8, 32, 8],
    ['I2v2', 4, 16, 4],
    ['F1', 1, 1, 2],
    ['FREE', 1, 1, 2],
  ])('of %s is %d vCPU and %d GiB, and its processes see %d processors', (sku, vcpu, memoryGiB, reportedCpus) => {
    expect(planSize(sku)).toMatchObject({ vcpu, memoryGiB, reportedCpus });
  });

  test.each(['', 'P9v3', 'Premium', 'FC1', 'I1', 'B1;'])('of %j is unknown', (sku) => {
    expect(planSize(sku)).toBeNull();
  });

  test.each(['D1', 'P1', 'PC2'])('%s is known to hold no Linux web app', (sku) => {
    expect(planSize(sku)).toMatchObject({ linux: false });
  });

  test('every row has a source, and no name or alias stands twice', () => {
    const names = PLAN_TABLE.flatMap(({ name, aliases = [] }) => [name.toLowerCase(), ...aliases]);
    expect(new Set(names).size).toBe(names.length);
    expect(PLAN_TABLE.every(({ source }) => source.length > 0)).toBe(true);
  });
});

test.each([
  ['P1_v3', 'P1v3'],
  ['P13', 'P1v3'],
  ['B11', 'B1'],
  ['P1mv33', 'P1mv3'],
  ['B9', null],
  ['Premium', null],
])('a SKU %s was probably meant as %s', (sku, name) => {
  expect(nearestSkuName(sku)).toBe(name);
});

test('the plans to choose from are those that take a Linux web app today', () => {
  expect(knownPlanNames()).toMatch(/^F1, B1, B2, B3, S1, /);
  expect(hostingPlans().map(({ name }) => name)).not.toContain('EP1');
});
