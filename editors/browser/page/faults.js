// What went wrong, in words that a person can do something about.

// An error whose words are for the person already.
const told = (words, advice) => Object.assign(new Error(words), { isTold: true, advice });

// The errors of browsers, by name: what it is, and what to do.
const FAULTS = {
  NotAllowedError: ["Webbläsaren fick inte göra det.", "Försök igen och svara ja när den frågar. Annars kan den som sköter datorn ha stängt av det."],
  NotFoundError: ["Filen eller mappen finns inte längre.", "Den kan vara flyttad, omdöpt eller borttagen. Läs mappen på nytt."],
  NotReadableError: ["Filen eller mappen går inte att läsa just nu.", "Den kan vara öppen i ett annat program, eller ligga på en disk som inte svarar. Försök igen."],
  NoModificationAllowedError: ["Filen går inte att skriva i just nu.", "Den kan vara skrivskyddad, eller öppen i en annan flik eller ett annat program. Stäng den där och försök igen."],
  QuotaExceededError: ["Det finns inte plats på disken.", "Gör plats och spara igen. Det du har skrivit finns kvar här så länge."],
  SecurityError: ["Webbläsaren tillåter inte det här.", "Tryck på knappen en gång till. Hjälper det inte kan den som sköter datorn ha stängt av det."],
  InvalidStateError: ["Filen ändrades medan webbläsaren arbetade med den.", "Vänta lite och försök igen."],
  InvalidModificationError: ["Webbläsaren fick inte ändra filen så.", "Vänta lite och försök igen."],
  TypeMismatchError: ["Det ligger en mapp där det skulle ligga en fil, eller tvärtom.", "Byt namn på den ena, och läs mappen på nytt."],
  EncodingError: ["Namnet på filen eller mappen går inte att använda.", "Det kan vara för långt eller ha tecken som webbläsaren inte tar emot. Byt namn, och försök igen."],
  AbortError: ["Det avbröts innan det var klart.", "Försök igen."],
};

// An error as its words and what to do.
function inWords(error) {
  if (error.isTold) return { words: error.message, advice: error.advice };
  const [words, advice] = FAULTS[error.name] ?? [`Webbläsaren sa: ”${error.message || error.name}”`, "Försök igen. Det du har skrivit finns kvar här så länge sidan är öppen."];
  return { words, advice };
}
