import type { Nodes } from 'mdast'

/**
 * Bold in bold, and bold beside bold, is one: it says the same, and what writes the signs tries for each
 * border how it could be told from the next.
 */
export function joined<N extends Nodes>(node: N, isInBold = false): N {
  if (!('children' in node)) return node
  const isBold = isInBold || node.type === 'strong'
  const children: Nodes[] = []
  const add = (child: Nodes): void => {
    const last = children.at(-1)
    if (child.type === 'strong' && isBold) for (const one of child.children) add(one)
    else if (child.type === 'strong' && last?.type === 'strong')
      last.children.push(...child.children)
    else if (child.type === 'text' && last?.type === 'text') last.value += child.value
    else if (child.type === 'strong') children.push({ ...child, children: [...child.children] })
    else children.push(child.type === 'text' ? { ...child } : child)
  }
  for (const child of node.children as Nodes[]) add(child)
  const whole = children.map((child) => joined(child, isBold))
  return { ...node, children: whole.filter(saysSomething) }
}

const saysSomething = (node: Nodes): boolean => node.type !== 'strong' || node.children.length > 0
