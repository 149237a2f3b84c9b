import { containsIndividualNumber } from '@/domain/codes/individual-number'
import { addDays, type CivilDate, diffDays, partsOf } from '@/domain/time/civil'
import { createAddress, type DemoCity } from './addresses'
import { CARD_COLUMNS, type DemoCard, REMARKS, STATUSES } from './card-data'
import { cardExpiry } from './expiry'
import { drawAges, drawMember, drawSize } from './household'
import { createFamily, type Family } from './people'
import { createRandom, type Random } from './random'

export { CARD_COLUMNS, type DemoCard }
export { toCityCsv } from './city-csv'

export type CardOrder = {
  city: DemoCity
  /** Offices to spread the cards over; `ward` is '' in a city without wards. */
  officeCodes: readonly { code: string; ward: string }[]
  count: number
  seed: number
  /** The day the list is made; nothing in it lies later except the expiry. */
  today: CivilDate
}

/** Draws until the text is new and could not be taken for an individual number. */
function drawUnique(taken: Set<string>, draw: () => string): string {
  for (;;) {
    const text = draw()
    if (taken.has(text) || containsIndividualNumber(text)) continue
    taken.add(text)
    return text
  }
}

/** Letters and digits without those that are mistaken for one another. */
const LETTERS = [...'ABCDEFGHJKLMNPRSTUVWXY']
const SIGNS = [...LETTERS, ...'23456789']

const digits = (random: Random, length: number): string =>
  Array.from({ length }, (_, at) => random.int(at === 0 ? 1 : 0, 9)).join('')

/** A birthday of about this age, always before the card was made. */
const birthdayFor = (random: Random, age: number, madeOn: CivilDate): CivilDate =>
  addDays(madeOn, -Math.floor(age * 365.2425) - random.int(1, 365))

type Card = {
  family: Family
  address: string
  used: Set<string>
  status: string
  madeOn: CivilDate
}
type Numbers = Pick<DemoCard, '予約ID' | '発送番号' | '製造管理番号'>

function writeCard(
  random: Random,
  card: Card,
  age: number,
  numbers: Numbers,
  today: string,
): DemoCard {
  const { status, madeOn } = card
  const birthday = birthdayFor(random, age, madeOn)
  const person = drawMember(random, card.family, partsOf(birthday).year, card.used)
  const settledOn = addDays(madeOn, random.int(3, Math.max(3, diffDays(madeOn, today))))
  // Cards of residents with a limited stay end with the stay, whatever their birthday.
  const endsWithStay = person.isForeign && random.chance(0.5)
  return {
    ...numbers,
    氏名: person.name,
    住所: card.address,
    生年月日: birthday,
    状態区分: status,
    交付日: status === '交付済み' || status === '申請時来庁発送済み' ? settledOn : '',
    有効期限: endsWithStay ? addDays(madeOn, random.int(120, 1800)) : cardExpiry(birthday, madeOn),
    取りやめ日: status === '交付取りやめ' ? settledOn : '',
    備考: random.weighted(REMARKS),
  }
}

/**
 * Invented cards as a city's list has them (CD-01), the same for the same order. Households share
 * surname and address, most of them also the status.
 * @throws RangeError without offices
 */
export function generateCards(order: CardOrder): DemoCard[] {
  const random = createRandom(order.seed)
  const taken = { booking: new Set<string>(), shipping: new Set<string>(), made: new Set<string>() }
  let shipped = 0
  const numbersFor = (officeCode: string): Numbers => ({
    予約ID: drawUnique(taken.booking, () => digits(random, 10)),
    発送番号: drawUnique(
      taken.shipping,
      () => `${officeCode}-${String(++shipped).padStart(6, '0')}`,
    ),
    製造管理番号: drawUnique(
      taken.made,
      () => random.pick(LETTERS) + random.pick(SIGNS) + random.pick(SIGNS) + digits(random, 6),
    ),
  })
  const drawState = () => {
    const { status, oldest, youngest } = random.weighted(STATUSES)
    return { status, madeOn: addDays(order.today, -random.int(youngest, oldest)) }
  }
  const cards: DemoCard[] = []
  while (cards.length < order.count) {
    const { code, ward } = random.pick(order.officeCodes)
    const home = {
      family: createFamily(random),
      address: createAddress(random, order.city, ward),
      used: new Set<string>(),
    }
    const head = drawState()
    const size = Math.min(drawSize(random), order.count - cards.length)
    drawAges(random, size).forEach((age, position) => {
      const state = position > 0 && random.chance(0.15) ? drawState() : head
      cards.push(writeCard(random, { ...home, ...state }, age, numbersFor(code), order.today))
    })
  }
  return cards
}
