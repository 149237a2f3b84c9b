import { randomUUID } from 'node:crypto'

import type { ReactNode } from 'react'

import { type Language, LANGUAGES } from '@/domain/languages'
import { isDomainError } from '@/lib/errors'
import { Rich } from '@/messages/rich'
import { noteSearch } from '@/services/knowledge/search/log'
import { countUse, isFirst, mayAnswer, mayBeNoted } from '@/services/knowledge/search/public-use'
import { findTexts, type FoundTexts, type Hit } from '@/services/knowledge/search/search'

import { CallCentre } from '../components/Footer'
import { AskForm, Form } from '../components/Form'
import { Notice } from '../components/Notice'
import { CityText } from '../components/Text'
import { countVisit } from '../faq-use'
import type { FormPage } from '../http/form-page'
import { newThing } from '../http/subject'
import type { Reply, Site } from '../site'
import { href, isJapanese, s, t } from '../site'

import { problemPage } from './problem'

const MOST = 300
const MAX_TYPED = 100

/** Questions and answers for citizens: searched, by category, and whether they helped (PB-23, CC-20). */
export const faqForm: FormPage<[]> = { get: show, about: () => newThing('faq'), post: tell }

const asked = (site: Site, name: string): string =>
  (site.url.searchParams.get(name) ?? '').trim().slice(0, MAX_TYPED)

const OF_CITIZENS = { audiences: ['citizens'] as const, kind: 'faq' as const }

const totalIn = async (site: Site, language: Language): Promise<number> =>
  (await findTexts(site.ctx, { ...OF_CITIZENS, typed: '', category: '', language }, 1)).total

/** The reader's language, else English for whoever reads no Japanese, else Japanese. */
async function languageFor(site: Site): Promise<Language> {
  const wishes: Language[] = isJapanese(site) ? [site.language] : [site.language, 'en']
  for (const language of wishes) if ((await totalIn(site, language)) > 0) return language
  return 'ja'
}

/** Only what is in force for citizens. */
async function publicTexts(site: Site, typed = '', category = ''): Promise<FoundTexts> {
  const language = await languageFor(site)
  return findTexts(site.ctx, { ...OF_CITIZENS, typed, category, language }, MOST)
}

/** A language as a sentence of the reader's language calls it: 「日语」, not 「日本語」. */
const wordFor = (site: Site, language: Language): string =>
  language === 'ja' || language === 'en'
    ? s(site, language === 'ja' ? 'languageJa' : 'languageEn')
    : LANGUAGES[language].own

/** In which language the page speaks where it is not the reader's, and where there is more. */
async function languageNote(site: Site): Promise<ReactNode> {
  const shown = await languageFor(site)
  const [total, more] = [await totalIn(site, shown), await totalIn(site, 'ja')]
  if (total === 0) return null
  return (
    <>
      {shown === site.language ? null : (
        <p>{t(site, 'faqOnlyIn', { language: wordFor(site, shown) })}</p>
      )}
      {shown !== 'ja' && more > total && site.languages.includes('ja') ? (
        <p>
          {t(site, 'faqMoreIn', { language: wordFor(site, 'ja') })}{' '}
          <a href={href({ language: 'ja' }, 'faq')} lang="ja">
            {LANGUAGES.ja.own}
          </a>
        </p>
      ) : null}
    </>
  )
}

async function show(site: Site): Promise<Reply> {
  const typed = asked(site, 'q')
  const category = asked(site, 'category')
  let found: FoundTexts
  try {
    found = await publicTexts(site, typed, category)
    if (typed) await note(site, typed, found)
  } catch (error) {
    if (!isDomainError(error)) throw error
    return problemPage(site, error.code, error.status)
  }
  await countVisit(site)
  const all = typed || category ? (await publicTexts(site)).hits : found.hits
  const categories = [...new Set(all.map((hit) => hit.category).filter(Boolean))]
  const languages = await languageNote(site)
  return {
    title: s(site, 'faqTitle'),
    body: (
      <div className="inner">
        <h1>{t(site, 'faqTitle')}</h1>
        <Told site={site} />
        {languages}
        <SearchForm site={site} typed={typed} />
        <Categories site={site} categories={categories} chosen={category} />
        <State site={site} found={found} typed={typed} none={all.length === 0} />
        <Form site={site} action={href(site, 'faq') + query(site)} about={newThing('faq')} untied>
          {found.hits.map((hit) => (
            <Question key={hit.versionId} site={site} hit={hit} />
          ))}
        </Form>
        <section className="card" aria-labelledby="else">
          <h2 id="else">{t(site, 'faqElse')}</h2>
          <CallCentre site={site} />
          <p>
            <a href={href(site, 'contact')}>{t(site, 'contactTitle')}</a>
          </p>
        </section>
      </div>
    ),
  }
}

/** What the list is narrowed to, for the way back after an answer. */
function query(site: Site, more: Record<string, string> = {}): string {
  const parts = { q: asked(site, 'q'), category: asked(site, 'category'), ...more }
  const named = new URLSearchParams(Object.entries(parts).filter(([, value]) => value !== ''))
  return named.size > 0 ? `?${named}` : ''
}

/** A search by a citizen, without whose it was; a flood of them leaves no trace. */
async function note(site: Site, typed: string, { total, partial }: FoundTexts): Promise<void> {
  if (site.from?.search === site.url.search || site.url.searchParams.has('told')) return
  if (!(await mayBeNoted(site.ctx, site.source))) return
  await noteSearch(site.ctx, { op: randomUUID(), typed, place: 'site', total, partial })
}

function Told({ site }: { site: Site }) {
  const told = site.url.searchParams.get('told')
  if (told !== 'yes' && told !== 'no') return null
  return (
    <Notice>
      <p role="status">{t(site, told === 'yes' ? 'faqThanks' : 'faqSorry')}</p>
      {told === 'no' ? (
        <p>
          <a href="#else">{t(site, 'faqElse')}</a>
        </p>
      ) : null}
    </Notice>
  )
}

const SearchForm = ({ site, typed }: { site: Site; typed: string }) => (
  <AskForm action={href(site, 'faq')} className="faq-search">
    <label htmlFor="q">{t(site, 'faqSearch')}</label>
    <span>
      <input
        id="q"
        name="q"
        type="search"
        defaultValue={typed}
        maxLength={MAX_TYPED}
        autoComplete="off"
      />
      <button className="button">{t(site, 'faqSearchButton')}</button>
    </span>
  </AskForm>
)

type CategoriesProps = { site: Site; categories: string[]; chosen: string }

function Categories({ site, categories, chosen }: CategoriesProps) {
  if (categories.length < 2) return null
  return (
    <ul className="faq-categories">
      {['', ...categories].map((category) => (
        <li key={category}>
          <a
            href={href(site, 'faq') + (category ? `?${new URLSearchParams({ category })}` : '')}
            aria-current={category === chosen ? 'true' : undefined}
          >
            {category ? <CityText site={site} text={category} /> : t(site, 'faqAll')}
          </a>
        </li>
      ))}
    </ul>
  )
}

type StateProps = { site: Site; found: FoundTexts; typed: string; none: boolean }

function State({ site, found, typed, none }: StateProps) {
  if (none) return <p>{t(site, 'faqNone')}</p>
  if (!typed) return null
  if (found.total === 0) return <p role="status">{t(site, 'faqNothing')}</p>
  return (
    <p role="status">
      {t(site, 'faqCount', { count: String(found.total) })}
      {found.partial ? <> {t(site, 'faqPartial')}</> : null}
    </p>
  )
}

const Question = ({ site, hit }: { site: Site; hit: Hit }) => (
  <details className="more faq">
    <summary id={`q-${hit.id}`}>
      <CityText site={site} text={hit.question} />
    </summary>
    <Rich text={hit.body} top={3} show={(words) => <CityText site={site} text={words} />} />
    <p className="faq-solved">
      {t(site, 'faqSolved')}{' '}
      {(['yes', 'no'] as const).map((answer) => (
        <button
          key={answer}
          className="button button-quiet"
          name="told"
          value={`${hit.id}:${answer}`}
          aria-describedby={`q-${hit.id}`}
        >
          {t(site, answer === 'yes' ? 'faqYes' : 'faqNo')}
        </button>
      ))}
    </p>
  </details>
)

/** 解決しましたか: counted once for each page shown, whoever answered. */
async function tell(site: Site): Promise<Reply> {
  const [id, told] = (site.form?.get('told') ?? '').split(':')
  const isKnown = (await publicTexts(site)).hits.some((hit) => hit.id === id)
  if (!isKnown || (told !== 'yes' && told !== 'no')) return { redirect: href(site, 'faq') }
  if (!(await mayAnswer(site.ctx, site.source))) return problemPage(site, 'TOO_MANY_REQUESTS', 429)
  if (await isFirst(site.ctx, site.nonce, id!))
    await countUse(site.ctx, told === 'yes' ? 'solved' : 'unsolved', site.language)
  return { redirect: href(site, 'faq') + query(site, { told }) }
}
