import type { Zip } from '../xlsx-read/zip'

import { attributeOf, type Part, partAt, partsIn, switchAt, valueAt } from './parts'

/** What a reader in Word sees otherwise than the words alone say it. */
export type Looked = {
  /** The first words that are crossed out, or that nobody sees; empty where there are none. */
  crossedOut: string
  hidden: string
  /** Paragraphs in the order of the file: which list they are in, if any. */
  paragraphs: Numbered[]
  /** What of the numbers is lost, in words. */
  lost: string[]
}

export type Numbered = {
  text: string
  /** '' outside of lists. */
  list: string
  level: number
  isOrdered: boolean
  isHeading: boolean
  /** `mammoth` takes it for a paragraph of a list, too. */
  isListed: boolean
}

const SAMPLE = 20
/** Styles that are based on each other; Word itself follows no more. */
const LONGEST_CHAIN = 12
/** What is no part of the text as it stands: deleted, moved away, of an earlier form, drawn twice. */
const PASSED_OVER = ['del', 'moveFrom', 'rPrChange', 'pPrChange', 'oMath', 'oMathPara', 'Fallback']

type Style = {
  basedOn: string
  strike?: boolean
  hidden?: boolean
  numId: string
  level: string
  isHeading: boolean
}
type Level = { format: string; text: string; style: string }

/** Reads what `mammoth` passes over in silence. @param most bytes of a part, unpacked */
export async function lookAt(zip: Zip, most: number): Promise<Looked> {
  const read = (name: string, names: string[]) =>
    zip.names.includes(name) ? partsIn(zip.read(name, most), names) : nothing()
  const styles = await stylesOf(read('word/styles.xml', ['style']))
  const levels = await levelsOf(read('word/numbering.xml', ['abstractNum', 'num']), styles)
  const looked: Looked = { crossedOut: '', hidden: '', paragraphs: [], lost: [] }
  const numbers = new Numbers()
  for (const name of ['document', 'footnotes', 'endnotes']) {
    for await (const outer of read(`word/${name}.xml`, ['p'])) {
      for (const paragraph of paragraphsIn(outer)) {
        const words = lookAtRuns(paragraph, styles, looked)
        if (name !== 'document' || !words.trim()) continue
        const numbered = numberedOf(paragraph, words, styles, levels)
        looked.paragraphs.push(numbered.own)
        numbers.add(numbered)
      }
    }
  }
  looked.lost = numbers.lost()
  return looked
}

async function* nothing(): AsyncGenerator<Part> {}

/** The paragraph itself and those in boxes within it. */
function paragraphsIn(part: Part): Part[] {
  const inner = part.children
    .filter(({ name }) => !PASSED_OVER.includes(name))
    .flatMap((child) => paragraphsIn(child))
  return part.name === 'p' ? [part, ...inner] : inner
}

/** Runs of a paragraph that are read, without those of boxes within it. */
function runsIn(part: Part): Part[] {
  return part.children
    .filter(({ name }) => !PASSED_OVER.includes(name) && name !== 'p')
    .flatMap((child) => [...(child.name === 'r' ? [child] : []), ...runsIn(child)])
}

const wordsOf = (run: Part): string =>
  run.children
    .filter(({ name }) => name === 't')
    .map(({ text }) => text)
    .join('')

/** @returns the words of the paragraph */
function lookAtRuns(paragraph: Part, styles: Map<string, Style>, looked: Looked): string {
  let words = ''
  const ofParagraph = inheritedOf(styles, valueAt(paragraph, 'pPr', 'pStyle'))
  for (const run of runsIn(paragraph)) {
    const text = wordsOf(run)
    words += text
    if (!text.trim()) continue
    const own = partAt(run, 'rPr')
    const ofRun = inheritedOf(styles, valueAt(own, 'rStyle'))
    const strike = strikeAt(own) ?? ofRun.strike ?? ofParagraph.strike
    const hidden = switchAt(own, 'vanish') ?? ofRun.hidden ?? ofParagraph.hidden
    if (strike) looked.crossedOut ||= text.trim().slice(0, SAMPLE)
    if (hidden) looked.hidden ||= text.trim().slice(0, SAMPLE)
  }
  return words
}

/** With one line or with two. */
function strikeAt(properties: Part | undefined): boolean | undefined {
  const said = [switchAt(properties, 'strike'), switchAt(properties, 'dstrike')]
  return said.includes(true) ? true : said.find((one) => one !== undefined)
}

async function stylesOf(parts: AsyncIterable<Part>): Promise<Map<string, Style>> {
  const styles = new Map<string, Style>()
  for await (const style of parts) {
    const run = partAt(style, 'rPr')
    styles.set(attributeOf(style, 'styleId'), {
      basedOn: valueAt(style, 'basedOn'),
      strike: strikeAt(run),
      hidden: switchAt(run, 'vanish'),
      numId: valueAt(style, 'pPr', 'numPr', 'numId'),
      level: valueAt(style, 'pPr', 'numPr', 'ilvl'),
      isHeading: /^heading \d/i.test(valueAt(style, 'name')),
    })
  }
  return styles
}

/** What a style says itself or has of those that it is based on. */
function inheritedOf(styles: Map<string, Style>, id: string): Partial<Style> {
  const chain: Style[] = []
  for (let style = styles.get(id); style && chain.length < LONGEST_CHAIN;) {
    chain.push(style)
    style = styles.get(style.basedOn)
  }
  return {
    strike: chain.find(({ strike }) => strike !== undefined)?.strike,
    hidden: chain.find(({ hidden }) => hidden !== undefined)?.hidden,
    numId: chain.find(({ numId }) => numId)?.numId ?? '',
    level: chain.find(({ level }) => level)?.level ?? '',
    isHeading: chain.some(({ isHeading }) => isHeading),
  }
}

type Levels = {
  at: (numId: string, level: number) => Level | undefined
  /** Styles that stand for a level of a list. */
  styles: Set<string>
}

async function levelsOf(parts: AsyncIterable<Part>, styles: Map<string, Style>): Promise<Levels> {
  const plans = new Map<string, { levels: Map<number, Level>; link: string }>()
  const lists = new Map<string, string>()
  for await (const part of parts) {
    if (part.name === 'num') {
      lists.set(attributeOf(part, 'numId'), valueAt(part, 'abstractNumId'))
      continue
    }
    const levels = part.children
      .filter(({ name }) => name === 'lvl')
      .map((level): [number, Level] => [
        Number(attributeOf(level, 'ilvl')),
        {
          format: valueAt(level, 'numFmt') || 'decimal',
          text: valueAt(level, 'lvlText'),
          style: valueAt(level, 'pStyle'),
        },
      ])
    plans.set(attributeOf(part, 'abstractNumId'), {
      levels: new Map(levels),
      link: valueAt(part, 'numStyleLink'),
    })
  }
  const levelAt: Levels['at'] = (numId, level) => {
    const plan = plans.get(lists.get(numId) ?? '')
    const linked = plan?.link && styles.get(plan.link)?.numId
    return linked && linked !== numId ? levelAt(linked, level) : plan?.levels.get(level)
  }
  const all = [...plans.values()].flatMap((plan) => [...plan.levels.values()])
  return { at: levelAt, styles: new Set(all.map(({ style }) => style).filter(Boolean)) }
}

type Found = { own: Numbered; level: Level | undefined }

function numberedOf(
  paragraph: Part,
  text: string,
  styles: Map<string, Style>,
  levels: Levels,
): Found {
  const own = partAt(paragraph, 'pPr', 'numPr')
  const styleId = valueAt(paragraph, 'pPr', 'pStyle')
  const style = inheritedOf(styles, styleId)
  const ownId = valueAt(own, 'numId')
  const numId = ownId || style.numId || ''
  const at = Number(valueAt(own, 'ilvl') || style.level || 0)
  const level = levels.at(numId, at)
  const isListed =
    ownId && (valueAt(own, 'ilvl') || !levels.styles.has(styleId))
      ? levels.at(ownId, at) !== undefined
      : levels.styles.has(styleId)
  return {
    own: {
      text,
      list: level ? numId : '',
      level: at,
      isOrdered: level !== undefined && level.format !== 'bullet',
      isHeading: style.isHeading === true,
      isListed,
    },
    level,
  }
}

/** How the first number of a list looks; what is not here counts in digits. */
const FIRST: Record<string, string> = {
  ...{ aiueo: 'ア', aiueoFullWidth: 'ア', iroha: 'イ', irohaFullWidth: 'イ' },
  ...{ japaneseCounting: '一', ideographDigital: '一', japaneseLegal: '壱' },
  ...{ decimalEnclosedCircle: '①', upperLetter: 'A', lowerLetter: 'a' },
  ...{ upperRoman: 'I', lowerRoman: 'i' },
}

/** What becomes of numbers that Word counts by itself. */
class Numbers {
  private readonly seen = new Set<string>()
  private before = ''
  private readonly forms = { count: 0, like: '' }
  private heads = 0
  private goesOn = 0

  add({ own, level }: Found): void {
    const { list, isOrdered, isHeading } = own
    if (isOrdered && level && isHeading) this.heads++
    else if (isOrdered && level && level.text) {
      if (!/^decimal/.test(level.format) || !/^%\d[.．]?$/.test(level.text)) {
        this.forms.count++
        this.forms.like ||= level.text.replace(/%\d/g, FIRST[level.format] ?? '1')
      }
      if (own.level === 0 && this.before !== list && this.seen.has(list)) this.goesOn++
    }
    // What stands within an item interrupts no list.
    if (list && own.level > 0 && !isHeading) return
    if (isOrdered && !isHeading) this.seen.add(list)
    this.before = isHeading ? '' : list
  }

  lost(): string[] {
    const { count, like } = this.forms
    return [
      ...(count > 0 ? [`自動の番号の形（「${like}」など。1. 2. …になります） ${count}か所`] : []),
      ...(this.heads > 0 ? [`見出しの自動の番号 ${this.heads}か所`] : []),
      ...(this.goesOn > 0 ? [`前からの続きの番号（1 から数え直します） ${this.goesOn}か所`] : []),
    ]
  }
}
