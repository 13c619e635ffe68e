const CARD = `<article class="card"><h3>Office</h3><p>A <em>quiet</em> room with <b>light</b></p><a href="#office">See it</a>
  <label>Desks <input type="number" value="1"></label><button>Book</button></article>`;

/** The inside of a page of 10,000 elements in which all rows are the same, so that most have nothing but their place. */
export const ALIKE_PAGE = `<title>Rooms</title><table><tbody></tbody></table><script>
    const row = '<tr><td>Room</td><td><a href="#room">Open</a></td><td><button>Book</button></td><td><input type="checkbox"></td></tr>';
    document.querySelector('tbody').innerHTML = row.repeat(1250);
  </script>`;

/** The inside of a page of 10,000 elements, a good third of them controls, as long lists of offers have. */
export const LARGE_PAGE = `<title>Offers</title><style>
    .card { display: inline-block; width: 200px; height: 80px; overflow: hidden; margin: 2px; font-size: 12px } .card:hover { background: #eef }
  </style><label>Name <input id="name" style="width: 400px"></label><main></main><script>
    const main = document.querySelector('main');
    main.innerHTML = ${JSON.stringify(CARD)}.repeat(1110);
    [...main.children].forEach((card, n) => { card.querySelector('h3').textContent = 'Office ' + n; card.querySelector('button').textContent = 'Book office ' + n; });
  </script>`;
