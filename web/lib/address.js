// The address bar, Back and Forward. What stands after '#' says where the user is (src/app/address.h), so it works from a file as
// well, and no server is asked for it. Every entry of ours in the browser's history knows its place in it, and what was shown
// before it was made; entries that somebody makes by hand are given theirs when they are come upon.
addToLibrary({
  $Address__deps: ['$Bridge', '$UTF8ToString'],
  $Address: {
    steps: ['replace', 'push', 'close', 'stay'], // platform.h
    token: 0,
    text: '', place: 0, // of the entry that is shown, as far as the program knows
    came: 0,            // how many entries the user's last step went
    returning: 0,       // timer, while a step back that the program takes is under way
    waiting: [],        // what is to be set after it
    late: 0,            // timer: browsers refuse steps that follow each other too fast
    works: false,       // and some refuse all of them, where the page is a file

    now: () => location.hash.slice(1),
    state: () => history.state?.yinfeng, // { place, before }

    begin() {
      Address.text = Address.now();
      Address.place = Address.state()?.place ?? 0;
      addEventListener('popstate', Address.moved);
      addEventListener('hashchange', Address.moved); // where the history is closed to pages
    },
    moved() {
      const text = Address.now();
      let place = Address.state()?.place;
      if (place === undefined) { // typed into the bar, or a link within the page
        if (text === Address.text) return;
        place = Address.place + 1;
        Address.write('replaceState', text, { place });
      }
      const steps = place - Address.place, other = text !== Address.text;
      Address.text = text;
      Address.place = place;
      if (Address.returning) return Address.returned();
      if (!other) return;
      Address.came = steps;
      Bridge.reply(Address.token, [text]);
    },
    // Of an entry of ours: the user has not moved, so nobody is told.
    go(steps) {
      Address.returning = setTimeout(Address.returned, 1000); // in case the browser goes nowhere
      history.go(steps);
    },
    returned() {
      clearTimeout(Address.returning);
      Address.returning = 0;
      for (const [text, title, step] of Address.waiting.splice(0)) Address.set(text, title, step);
    },

    write(how, text, state) {
      try {
        history[how]({ yinfeng: state }, '', `#${text}`);
        return (Address.works = true);
      } catch {
        return false;
      }
    },
    set(text, title, step) {
      if (Address.returning) return void Address.waiting.push([text, title, step]);
      document.title = title;
      clearTimeout(Address.late);
      const { state } = Address;
      if (step === 'close' && state()?.before === text) return Address.go(-1);
      if (step === 'stay' && Address.came) return Address.go(-Address.came);
      const replaces = step === 'replace';
      const entry = replaces ? { place: Address.place, before: state()?.before }
        : { place: Address.place + 1, before: Address.text };
      if (!Address.write(replaces ? 'replaceState' : 'pushState', text, entry)) {
        if (Address.works) Address.late = setTimeout(() => Address.set(text, title, step), 2000);
        return;
      }
      Address.text = text;
      Address.place = entry.place;
    },
  },

  yf_address__deps: ['$Address', '$stringToNewUTF8'],
  yf_address: () => stringToNewUTF8(Address.now()),

  yf_address_set__deps: ['$Address'],
  yf_address_set: (text, length, title, titleLength, step) =>
    Address.set(Bridge.text(text, length), Bridge.text(title, titleLength), Address.steps[step]),

  yf_address_listen__deps: ['$Address'],
  yf_address_listen: (token) => {
    if (!Address.token) Address.begin();
    Address.token = token;
  },

  // Without what is asked of this tab alone ('?renderer=software').
  yf_page_url__deps: ['$stringToNewUTF8'],
  yf_page_url: () => stringToNewUTF8(location.href.replace(/[?#].*/, '')),
});
