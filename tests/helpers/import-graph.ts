import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'

/** File (relative to the root, `/` between folders) → the files of the same tree it imports. */
export type ImportGraph = Map<string, string[]>

const SOURCE = /(?<!\.d)\.(ts|tsx)$/

/**
 * Reads which files below `root` import which, by `@/…` or a relative path. An import of types only
 * counts like any other: who wants to understand or move the one file has to take the other along.
 */
export function readImportGraph(root: string): ImportGraph {
  const files = new Set(
    readdirSync(root, { recursive: true, encoding: 'utf8' })
      .map((name) => name.split(path.sep).join('/'))
      .filter((name) => SOURCE.test(name) && statSync(path.join(root, name)).isFile()),
  )
  const found = (base: string) =>
    ['.ts', '.tsx', '/index.ts', '/index.tsx', '']
      .map((end) => base + end)
      .find((f) => files.has(f))
  const graph: ImportGraph = new Map()
  for (const file of [...files].sort()) {
    const { importedFiles } = ts.preProcessFile(readFileSync(path.join(root, file), 'utf8'))
    const targets = importedFiles.flatMap(({ fileName }) => {
      if (fileName.startsWith('@/')) return found(fileName.slice(2)) ?? []
      if (!fileName.startsWith('.')) return []
      return found(path.posix.join(path.posix.dirname(file), fileName)) ?? []
    })
    graph.set(file, [...new Set(targets)])
  }
  return graph
}

/** The groups of files that reach each other by imports (Tarjan); empty where nothing is circular. */
export function importCircles(graph: ImportGraph): string[][] {
  const order = new Map<string, number>()
  const low = new Map<string, number>()
  const open: string[] = []
  const circles: string[][] = []
  const visit = (file: string) => {
    order.set(file, order.size)
    low.set(file, order.get(file)!)
    open.push(file)
    for (const next of graph.get(file) ?? []) {
      if (!order.has(next)) visit(next)
      if (open.includes(next)) low.set(file, Math.min(low.get(file)!, low.get(next)!))
    }
    if (low.get(file) !== order.get(file)) return
    const group = open.splice(open.indexOf(file))
    if (group.length > 1 || graph.get(file)?.includes(file)) circles.push(group.sort())
  }
  for (const file of graph.keys()) if (!order.has(file)) visit(file)
  return circles
}
