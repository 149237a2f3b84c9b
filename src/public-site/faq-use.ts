import { countUse } from '@/services/knowledge/search/public-use'

import type { Site } from './site'

const isFaq = (url: URL | null): boolean => /^\/[a-z-]+\/faq$/.test(url?.pathname ?? '')

/**
 * Counts a visit of the questions, once for all that is looked at there: a page of theirs that leads to
 * the next is no new visit. Nobody is known by it, not even by a cookie (CC-20).
 */
export async function countVisit(site: Site): Promise<void> {
  if (!isFaq(site.from)) await countUse(site.ctx, 'sessions', site.language)
}

/** Counts who went on from the questions to the telephone numbers; who said so before is counted there. */
export async function countWayOn(site: Site): Promise<void> {
  if (isFaq(site.from) && !site.from?.searchParams.has('told'))
    await countUse(site.ctx, 'toContact', site.language)
}
