import type { MailTexts } from './types'

const en: MailTexts = {
  subject: {
    confirmation: '[{{city}}] Your appointment is booked (receipt no. {{number}})',
    change: '[{{city}}] Your appointment has been changed (receipt no. {{number}})',
    cancellation: '[{{city}}] Your appointment has been cancelled (receipt no. {{number}})',
    reminder: '[{{city}}] Reminder: your appointment on {{date}} at {{time}}',
    closure:
      '[{{city}}] Important: the counter is closed at the time you booked (receipt no. {{number}})',
    waitlist: '[{{city}}] A time is free: {{date}} at {{time}}',
    defect: '[{{city}}] Please check your application (receipt no. {{number}})',
  },
  intro: {
    confirmation: 'We have booked your appointment as follows.',
    change: 'Your appointment has been changed as follows.',
    cancellation: 'The following appointment has been cancelled.',
    reminder: 'Your appointment is coming up.',
    closure:
      'We are sorry. The counter has to be closed at the time you booked. Please choose another date and time.',
    waitlist:
      'A time that fits your wish is free. First come, first served: if somebody else books it first, you may not be able to book it.',
    defect:
      'Something in your application is missing or unclear. Please look at the list below and call us at the contact below.',
  },
  labels: {
    number: 'Receipt number',
    when: 'Date and time',
    office: 'Place',
    address: 'Address',
    service: 'Procedure',
    people: 'People',
    reason: 'Reason',
    bring: 'What to bring',
    manage: 'See, change or cancel your appointment',
    book: 'Book here',
    again: 'Choose another time or make a new booking',
    contact: 'Contact',
    stop: 'Stop these messages about free times',
  },
  closing: 'This message was sent automatically. Replies are not read.',
}

const tl: MailTexts = {
  subject: {
    confirmation: '[{{city}}] Natanggap ang iyong reserbasyon (numero {{number}})',
    change: '[{{city}}] Nabago ang iyong reserbasyon (numero {{number}})',
    cancellation: '[{{city}}] Nakansela ang iyong reserbasyon (numero {{number}})',
    reminder: '[{{city}}] Paalala: reserbasyon sa {{date}} {{time}}',
    closure:
      '[{{city}}] Mahalaga: sarado ang counter sa oras ng iyong reserbasyon (numero {{number}})',
    waitlist: '[{{city}}] May bakanteng oras: {{date}} {{time}}',
    defect: '[{{city}}] Pakisuri ang iyong aplikasyon (numero {{number}})',
  },
  intro: {
    confirmation: 'Natanggap namin ang iyong reserbasyon gaya ng sumusunod.',
    change: 'Nabago ang iyong reserbasyon gaya ng sumusunod.',
    cancellation: 'Nakansela ang sumusunod na reserbasyon.',
    reminder: 'Malapit na ang iyong reserbasyon.',
    closure:
      'Paumanhin. Sarado ang counter sa oras ng iyong reserbasyon. Mangyaring pumili ng ibang araw at oras.',
    waitlist:
      'May bakanteng oras na tugma sa iyong hiling. Kung may maunang magpareserba, maaaring hindi mo na ito makuha.',
    defect:
      'May kulang o hindi malinaw sa iyong aplikasyon. Tingnan ang listahan sa ibaba at tumawag sa amin.',
  },
  labels: {
    number: 'Numero ng reserbasyon',
    when: 'Petsa at oras',
    office: 'Lugar',
    address: 'Address',
    service: 'Proseso',
    people: 'Bilang ng tao',
    reason: 'Dahilan',
    bring: 'Mga dadalhin',
    manage: 'Tingnan, baguhin o kanselahin ang reserbasyon',
    book: 'Magpareserba dito',
    again: 'Pumili ng ibang oras o magpareserba muli',
    contact: 'Makipag-ugnayan',
    stop: 'Itigil ang mga mensaheng ito',
  },
  closing: 'Awtomatikong ipinadala ang mensaheng ito. Huwag po itong sagutin.',
}

const es: MailTexts = {
  subject: {
    confirmation: '[{{city}}] Su cita está reservada (n.º {{number}})',
    change: '[{{city}}] Su cita ha cambiado (n.º {{number}})',
    cancellation: '[{{city}}] Su cita está cancelada (n.º {{number}})',
    reminder: '[{{city}}] Recordatorio: cita el {{date}} a las {{time}}',
    closure:
      '[{{city}}] Importante: la ventanilla estará cerrada a la hora de su cita (n.º {{number}})',
    waitlist: '[{{city}}] Hay una hora libre: {{date}}, {{time}}',
    defect: '[{{city}}] Revise su solicitud, por favor (n.º {{number}})',
  },
  intro: {
    confirmation: 'Hemos reservado su cita con los datos siguientes.',
    change: 'Su cita ha cambiado a los datos siguientes.',
    cancellation: 'Se ha cancelado la cita siguiente.',
    reminder: 'Se acerca la fecha de su cita.',
    closure:
      'Lo sentimos. La ventanilla estará cerrada a la hora de su cita. Por favor, elija otra fecha y hora.',
    waitlist:
      'Hay una hora libre que coincide con su petición. Si otra persona la reserva antes, puede que ya no esté disponible.',
    defect:
      'En su solicitud falta algo o hay algo que aclarar. Consulte la lista siguiente y llámenos al contacto de abajo.',
  },
  labels: {
    number: 'Número de recepción',
    when: 'Fecha y hora',
    office: 'Lugar',
    address: 'Dirección',
    service: 'Trámite',
    people: 'Personas',
    reason: 'Motivo',
    bring: 'Qué debe traer',
    manage: 'Ver, cambiar o cancelar la cita',
    book: 'Reservar aquí',
    again: 'Elegir otra hora o reservar de nuevo',
    contact: 'Contacto',
    stop: 'Dejar de recibir estos avisos',
  },
  closing: 'Este mensaje se ha enviado automáticamente. No responda a este correo.',
}

const pt: MailTexts = {
  subject: {
    confirmation: '[{{city}}] Seu agendamento foi feito (n.º {{number}})',
    change: '[{{city}}] Seu agendamento foi alterado (n.º {{number}})',
    cancellation: '[{{city}}] Seu agendamento foi cancelado (n.º {{number}})',
    reminder: '[{{city}}] Lembrete: agendamento em {{date}} às {{time}}',
    closure: '[{{city}}] Importante: o balcão estará fechado no horário agendado (n.º {{number}})',
    waitlist: '[{{city}}] Há um horário livre: {{date}}, {{time}}',
    defect: '[{{city}}] Verifique o seu pedido (n.º {{number}})',
  },
  intro: {
    confirmation: 'Seu agendamento foi feito como segue.',
    change: 'Seu agendamento foi alterado como segue.',
    cancellation: 'O seguinte agendamento foi cancelado.',
    reminder: 'A data do seu agendamento está próxima.',
    closure:
      'Pedimos desculpas. O balcão estará fechado no horário agendado. Por favor, escolha outra data e horário.',
    waitlist:
      'Há um horário livre conforme o seu pedido. Se outra pessoa agendar antes, pode não estar mais disponível.',
    defect:
      'Falta algo no seu pedido ou há algo a esclarecer. Veja a lista abaixo e ligue para o contato indicado.',
  },
  labels: {
    number: 'Número de recebimento',
    when: 'Data e horário',
    office: 'Local',
    address: 'Endereço',
    service: 'Procedimento',
    people: 'Pessoas',
    reason: 'Motivo',
    bring: 'O que trazer',
    manage: 'Ver, alterar ou cancelar o agendamento',
    book: 'Agendar aqui',
    again: 'Escolher outro horário ou agendar novamente',
    contact: 'Contato',
    stop: 'Parar de receber estes avisos',
  },
  closing: 'Esta mensagem foi enviada automaticamente. Não responda a este e-mail.',
}

export const latin = { en, tl, es, pt }
