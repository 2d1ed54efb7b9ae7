import type { Expression, Place, Statement } from '../syntax.ts';

export interface AssignedName {
  readonly name: string;
  readonly place: Place;
}

/** Every name that statements may set, those inside of them included. */
export function assignedNames(statements: readonly Statement[]): readonly AssignedName[] {
  return statements.flatMap((node): readonly AssignedName[] => {
    switch (node.kind) {
      case 'assign':
        return node.targets.flatMap(targetNames);
      case 'update':
        return targetNames(node.target);
      case 'delete':
        return node.targets.flatMap(targetNames);
      case 'expression':
        return changedBy(node.value);
      case 'if':
      case 'while':
        return assignedNames([...node.body, ...node.otherwise]);
      case 'for':
        return [...targetNames(node.target), ...assignedNames([...node.body, ...node.otherwise])];
      case 'try':
        return assignedNames([
          ...node.body,
          ...node.handlers.flatMap(({ body }) => body),
          ...node.otherwise,
          ...node.finally,
        ]);
      case 'with':
        return [
          ...node.items.flatMap(({ name }) => (name === null ? [] : [{ name, place: node }])),
          ...assignedNames(node.body),
        ];
      case 'function':
      case 'class':
        return [{ name: node.name, place: node.nameAt }];
      case 'import':
        return node.names.map((one) => ({ name: one.alias ?? one.name.split('.')[0] ?? one.name, place: one }));
      case 'from':
        return node.names === '*' ? [] : node.names.map((one) => ({ name: one.alias ?? one.name, place: one }));
      default:
        return [];
    }
  });
}

function targetNames(target: Expression): readonly AssignedName[] {
  switch (target.kind) {
    case 'name':
      return [{ name: target.name, place: target }];
    case 'tuple':
    case 'list':
      return target.items.flatMap(targetNames);
    case 'starred':
      return targetNames(target.value);
    case 'subscript':
    case 'attribute':
      return targetNames(target.object);
    default:
      return [];
  }
}

/** `items.append(x)` changes `items`. */
function changedBy(value: Expression): readonly AssignedName[] {
  if (value.kind !== 'call' || value.callee.kind !== 'attribute') return [];
  return /^(append|extend|insert|update|setdefault|pop|remove|clear|sort|reverse)$/.test(value.callee.name)
    ? targetNames(value.callee.object)
    : [];
}
