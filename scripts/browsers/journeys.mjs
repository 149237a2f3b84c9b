// What is done in each engine, at which width. A title carries what it proves of the requirements.
import { demo } from '../lib/demo-server.mjs'
import { wholePath } from './citizen.mjs'
import { cards, form, phoneBooking, reception, screens } from './staff.mjs'

const PHONE = 390
const TABLET = 820
const DESKTOP = 1280

let people = null

/** Books for somebody who may; who has a booking left over from a failure is not asked again. */
async function forSomebody(work) {
  people ??= demo().numbers.filter(({ note }) => note.includes('で予約できます'))
  const person = people.shift()
  if (!person) throw new Error('nobody is left who may book')
  await work({ number: person.number, birthday: person.second.replace('誕生日 ', '') })
  people.push(person)
}

const citizen = (language, width) => ({
  name: `citizen-${language}`,
  file: 'scripts/browsers/citizen.mjs',
  title: `AX-01 (part) PB-15 (part) a citizen books, looks up, changes and cancels (${language})`,
  width,
  go: (page) => forSomebody((person) => wholePath(page, { language, person })),
})

const withoutScript = (width) => ({
  name: 'no-script',
  file: 'scripts/browsers/citizen.mjs',
  title: 'PB-15 (part) the same with JavaScript switched off (ja)',
  width,
  script: false,
  // Chromium without scripts is one of the screen tests (tests/e2e).
  engines: ['firefox', 'webkit'],
  go: (page) => forSomebody((person) => wholePath(page, { language: 'ja', person })),
})

const staff = (name, title, go, width = DESKTOP) => ({
  name,
  file: 'scripts/browsers/staff.mjs',
  title,
  width,
  go,
})

export const JOURNEYS = [
  citizen('ja', PHONE),
  citizen('ja', DESKTOP),
  citizen('pt', PHONE),
  citizen('pt', DESKTOP),
  withoutScript(PHONE),
  staff(
    'desk',
    'AC-04 (part) a phone booking with the keyboard, found again and cancelled',
    (page) => forSomebody((person) => phoneBooking(page, person)),
  ),
  staff('reception', 'AC-04 (part) a visitor is received by scan', reception),
  staff('cards', 'AC-04 (part) a card is scanned at the station and searched', cards),
  staff('form', "AC-04 (part) a record is changed in Payload's own form", form),
  staff('screens', 'AX-01 (part) the screens of the staff fit a tablet', screens, TABLET),
]
