-- Customers with names of many languages and scripts, suppliers, and what the shop sells.

insert into categories (category_id, parent_id, name) values
    (1, null, 'Home'), (2, null, 'Electronics'), (3, null, 'Leisure'),
    (4, 1, 'Kitchen'), (5, 1, 'Garden'), (6, 1, 'Tools'), (7, 1, 'Lighting'),
    (8, 2, 'Audio'), (9, 2, 'Phones'), (10, 2, 'Cameras'), (11, 2, 'Computers'),
    (12, 3, 'Books'), (13, 3, 'Travel'), (14, 3, 'Sports'), (15, 3, 'Toys');

insert into suppliers (supplier_id, name, office, rating, since)
select n,
       (array['Nordwind', 'Acme', 'Kōbō', 'Sol y Mar', 'Blue Heron', 'Žižka & syn', 'Oak and Iron', 'Lumen'])[1 + n % 8]
           || (array[' GmbH', ' Ltd', ' 株式会社', ' S.A.', ' Inc.'])[1 + n % 5],
       row(pg_temp.pick(n, 1, 200) + 1 || ' Harbour Road',
           (array['Hamburg', 'Leeds', '大阪', 'Cádiz', 'Boston', 'Brno'])[1 + n % 6],
           lpad(pg_temp.pick(n, 2, 99999)::text, 5, '0'),
           (array['DE', 'GB', 'JP', 'ES', 'US', 'CZ'])[1 + n % 6])::address,
       1 + pg_temp.pick(n, 3, 41) / 10.0,
       date '2012-01-01' + pg_temp.pick(n, 4, 4000)
from generate_series(1, 40) n;

-- 13 sorts of goods in 4 to 15; the tags say what it is, twice the same word in two categories is meant
create temporary table goods (category_id int, tags text[], nouns text[], cheapest numeric, dearest numeric);
insert into goods values
    (4, '{kitchen}', '{"Chef''s knife","Cast iron pan","Tea kettle","Mixing bowl","Bread tin","Moka pot"}', 9, 120),
    (5, '{garden,tools}', '{"Pruning shears","Watering can","Bird feeder","Garden hose 25 m","Rake"}', 6, 90),
    (6, '{tools}', '{"Claw hammer","Cordless drill","Socket set","Spirit level","Hand saw"}', 8, 240),
    (7, '{lighting}', '{"Desk lamp","String lights","Floor lamp","LED bulb E27"}', 4, 160),
    (8, '{audio}', '{"Headphones","Turntable","Bookshelf speaker","Soundbar","USB microphone"}', 19, 480),
    (9, '{android,5g}', '{"Phone 128 GB","Phone 256 GB","Phone case","Charger 65 W"}', 12, 690),
    (10, '{camera,travel}', '{"Mirrorless camera","50 mm lens","Tripod","Camera bag","Film 35 mm"}', 9, 720),
    (11, '{computer}', '{"Mechanical keyboard","27″ monitor","Laptop stand","SSD 1 TB","Mouse"}', 15, 460),
    (12, '{books}', '{"Novel","Cookbook","Atlas","Notebook, dotted","Picture book"}', 4, 60),
    (13, '{travel}', '{"Backpack 40 l","Travel pillow","Suitcase","Rain jacket"}', 9, 260),
    (14, '{sports}', '{"Yoga mat","Running belt","Climbing rope","Football"}', 7, 150),
    (15, '{toys}', '{"Wooden train","Puzzle 1000","Kite","Building blocks"}', 5, 80);

insert into products (product_id, category_id, supplier_id, sku, name, price, tags, metadata, discontinued, updated_at)
select n, g.category_id,
       case when pg_temp.pick(n, 10, 25) > 0 then 1 + pg_temp.pick(n, 11, 40) end,
       'P-' || lpad(n::text, 5, '0'),
       (array['Classic', 'Compact', 'Pro', 'Everyday', 'Nordic', 'Studio', 'Traveller’s', 'Limited', 'Eco'])[1 + pg_temp.pick(n, 12, 9)]
           || ' ' || g.nouns[1 + pg_temp.pick(n, 13, cardinality(g.nouns))]
           || case when n > 60 then ' No. ' || n else '' end,
       -- the square makes cheap things common
       round(g.cheapest + (g.dearest - g.cheapest) * (pg_temp.pick(n, 14, 1000)::numeric / 1000) ^ 2, 1)
           - 0.1 + (array[0.09, 0.05, 0.00, 0.10])[1 + pg_temp.pick(n, 15, 4)],
       g.tags || case pg_temp.pick(n, 16, 5) when 0 then array['new'] when 1 then array['gift', 'popular'] else '{}' end,
       jsonb_build_object(
           'colours', to_jsonb((array['red', 'black', 'white', 'petrol', 'oak'])[1 + pg_temp.pick(n, 17, 3) : 2 + pg_temp.pick(n, 18, 4)]),
           'weight_kg', (pg_temp.pick(n, 19, 9000) + 50) / 1000.0,
           'size_mm', jsonb_build_array(20 + pg_temp.pick(n, 20, 400), 20 + pg_temp.pick(n, 21, 300), 5 + pg_temp.pick(n, 22, 200)),
           'warranty', case when pg_temp.pick(n, 23, 3) > 0
                            then jsonb_build_object('years', 1 + pg_temp.pick(n, 24, 5), 'extended', pg_temp.pick(n, 25, 4) = 0) end,
           'ean', '40' || lpad((hashint8extended(n, 26) & 99999999999)::text, 11, '0')),
       pg_temp.pick(n, 27, 30) = 0,
       pg_temp.today() - pg_temp.pick(n, 28, 700) * interval '1 day'
from generate_series(1, pg_temp.scaled(2000)) n
join (select g.*, row_number() over (order by category_id) - 1 as i from goods g) g on g.i = pg_temp.pick(n, 29, 12)
order by n;

-- given × family names by language; the weight is its share in a thousand or so; most people have more than two names,
-- put together in one of these ways: initial (Grace T. Kim), family (Maria Silva Costa), given (Omar Khalid Haddad),
-- hyphen (Anna-Lena Vogel), joined (given names made of two signs)
create temporary table people (language text, weight int, more text, domain text, countries text[], cities text[],
                               given text[], family text[]);
insert into people values
    ('en', 200, 'initial', 'com', '{US,GB,IE,AU}', '{Boston,Leeds,Cork,Perth,Austin}',
     '{Grace,John,Olivia,Liam,Emma,Noah,Ava,James,Sophie,Oliver,Ruby,Ethan,Chloe,Henry,Alice,Zoë,Siobhán}',
     '{Smith,Kim,Santos,Taylor,Brown,Wilson,Evans,O''Connor,Walker,Wright,Hughes,Green,Baker,Nelson,MacLeod,Ng}'),
    ('pt', 120, 'family', 'com', '{BR,PT}', '{São Paulo,Lisboa,Porto,Recife}',
     '{Maria,Ana,Carlos,João,Luísa,Pedro,Beatriz,Rui,Inês,Tiago,Conceição,Caio}',
     '{Silva,Oliveira,Lima,Santos,Souza,Ferreira,Araújo,Gonçalves,Magalhães,Costa,Rocha,Moreira}'),
    ('es', 120, 'family', 'com', '{ES,MX,AR,CO}', '{Madrid,Sevilla,Puebla,Bogotá,Córdoba}',
     '{Luis,Lucía,José,Sofía,Andrés,Íñigo,Carmen,Diego,Ximena,Raúl,Elena,Nuria}',
     '{Ortega,García,Muñoz,Fernández,Peña,Ibáñez,Ramos,Castillo,Núñez,Vega,Domínguez,Ruiz}'),
    ('de', 90, 'hyphen', 'org', '{DE,AT,CH}', '{Köln,Wien,Zürich,Leipzig,Gießen}',
     '{Tom,Anna,Jürgen,Käthe,Lukas,Mia,Sören,Heike,Jörg,Greta,Björn,Lena}',
     '{Becker,Müller,Weiß,Schröder,Größler,Vogel,Krüger,Lange,Köhler,Schäfer,Hoffmann,Jäger}'),
    ('fr', 70, 'hyphen', 'net', '{FR,BE,CA}', '{Lyon,Liège,Montréal,Nîmes}',
     '{Chloé,Léa,Jean,François,Zoé,Noël,Hélène,Théo,Aurélie,Loïc}',
     '{Dubois,Lefèvre,Garçon,Moreau,Bézier,Roux,Gauthier,D''Angély,Noël,Forêt}'),
    ('cs', 18, '', 'org', '{CZ,SK}', '{Praha,Brno,Plzeň,Košice}',
     '{Pavel,Jiří,Tereza,Ondřej,Lucie,Zdeněk,Eliška,Matěj,Barbora}',
     '{Novák,Dvořák,Svoboda,Černý,Procházka,Kučera,Říha,Veselý,Šťastný}'),
    ('pl', 35, 'given', 'net', '{PL}', '{Łódź,Kraków,Gdańsk,Poznań}',
     '{Łukasz,Zofia,Agnieszka,Michał,Małgorzata,Paweł,Żaneta,Jan}',
     '{Wójcik,Kowalski,Zając,Dąbrowski,Wiśniewski,Szczepański,Król,Pawłowski}'),
    ('sv', 45, 'initial', 'net', '{SE,NO,DK}', '{Göteborg,Oslo,Ålesund,Aarhus}',
     '{Ingrid,Åsa,Bjørn,Søren,Astrid,Lars,Freja,Øyvind,Elsa}',
     '{Holm,Lindström,Ødegård,Sjöberg,Nyström,Hansen,Bergström,Dahl,Ås}'),
    ('tr', 30, 'given', 'com', '{TR}', '{İzmir,Ankara,Eskişehir}',
     '{Ayşe,Mehmet,Çağla,Işıl,Emre,Gül,İrem,Ömer}', '{Yılmaz,Şahin,Öztürk,Kılıç,Doğan,Çelik,Aydın,Güneş}'),
    ('zh', 90, 'joined', 'net', '{TW,CN,SG}', '{臺北,高雄,上海,成都}',
     '{美,玲,志,明,雅,婷,建,國,子,涵,浩,然,思,妤,宇,軒,文,華}', '{楊,陳,林,王,李,張,黃,吳,歐陽,司馬}'),
    ('ja', 16, 'swapped', 'org', '{JP}', '{東京,京都,札幌,那覇}',
     '{愛子,太郎,さくら,健一,美咲,翔太,ゆい,蓮}', '{田中,佐藤,鈴木,高橋,渡邊,小林,山本,齋藤}'),
    ('ja-latn', 8, '', 'org', '{JP,US}', '{Tokyo,Kyoto,Seattle}',
     '{Aiko,Tarō,Sakura,Kenichi,Misaki,Yūta,Ren}', '{Tanaka,Satō,Suzuki,Takahashi,Ōno,Kobayashi}'),
    ('ko', 12, 'swapped', 'com', '{KR}', '{서울,부산,대구}', '{민준,서연,지우,하은,도윤,수아,예준}', '{김,이,박,최,정,강,남궁}'),
    ('ar', 35, 'given', 'com', '{EG,MA,AE}', '{القاهرة,الرباط,دبي}',
     '{فاطمة,محمد,ليلى,يوسف,نور,خالد,مريم}', '{حداد,العلي,النجار,منصور,بن عمر,الشامي}'),
    ('ar-latn', 25, 'given', 'com', '{LB,JO,FR}', '{Beirut,Amman,Marseille}',
     '{Fatima,Omar,Layla,Youssef,Nour,Khalid,Rania}', '{Haddad,Al-Ali,Najjar,Mansour,ibn Umar,Khoury}'),
    ('he', 5, '', 'net', '{IL}', '{חיפה,ירושלים}', '{נועה,דוד,יעל,אריאל,תמר}', '{לוי,כהן,מזרחי,פרץ,בן-דוד}'),
    ('hi', 35, 'given', 'com', '{IN}', '{मुंबई,दिल्ली,पुणे}', '{आरव,प्रिया,अनन्या,विवान,दीपिका,रोहन}', '{शर्मा,पटेल,वर्मा,सिंह,गुप्ता,राव}'),
    ('uk', 9, '', 'org', '{UA}', '{Київ,Львів,Одеса}', '{Олена,Тарас,Оксана,Юрій,Їванна,Андрій}', '{Шевченко,Коваленко,Бондар,Мельник,Ткачук,Лисенко}'),
    ('el', 6, '', 'net', '{GR,CY}', '{Αθήνα,Πάτρα,Λεμεσός}', '{Ελένη,Γιώργος,Μαρία,Νίκος,Σοφία}', '{Παπαδοπούλου,Οικονόμου,Νικολάου,Γεωργίου,Αγγέλου}'),
    ('vi', 9, 'swapped', 'net', '{VN}', '{Hà Nội,Đà Nẵng,Huế}', '{Thị Mai,Văn An,Minh Châu,Đức Huy,Ngọc Ánh,Quốc Bảo}', '{Nguyễn,Trần,Lê,Phạm,Đặng,Vũ}'),
    ('th', 4, '', 'com', '{TH}', '{กรุงเทพ,เชียงใหม่}', '{สมชาย,มาลี,กมล,ณัฐ}', '{ใจดี,สุขสันต์,ทองดี,ศรีสุข}'),
    -- names that break careless programs
    ('qaa', 3, '', 'org', '{AQ}', '{Base Camp}', '{"Robert''); drop table","<b>Bold</b>","100%","  Space ","Zoé́","🙂","X Æ A-12","null"}',
     '{"O''Neill-\"Quote\"","\\Backslash","& Sons","Z̸a̶lgo","_","%s","Łódź-Ø-ß-İ-ı","Tab	Stop"}');

create temporary table weighted_people as
select p.*, sum(weight) over (order by weight desc, language) - weight as from_share,
       sum(weight) over (order by weight desc, language) as to_share, sum(weight) over () as total
from people p;

insert into customers (customer_id, name, email, language, birthday, address, newsletter, created_at, updated_at)
select n,
       -- the twelve best ones have fixed names
       coalesce((array['Maria Silva', 'John Santos', 'Ana Oliveira', 'Carlos Lima', 'Ingrid Holm', 'Pavel Novák', '楊 美玲',
                       'Fatima Haddad', 'Luis Ortega', 'Grace Kim', 'Tom Becker', 'Aiko Tanaka'])[n], m.name),
       case when m.name ~ '^[A-Za-z. ]+$' and n > 12 then lower(regexp_replace(m.name, '[. ]+', '.', 'g')) else 'customer' end
           || '.' || n || '@example.' || p.domain,
       p.language,
       case when pg_temp.pick(n, 42, 5) > 0 then date '1946-01-01' + pg_temp.pick(n, 43, 22600) end,
       jsonb_build_object(
           'street', (array['Harbour Road', 'Rua das Flores', 'Hauptstraße', 'Calle Mayor', '中山路', 'Náměstí Míru', 'Main Street'])[1 + pg_temp.pick(n, 44, 7)]
                         || ' ' || 1 + pg_temp.pick(n, 45, 180),
           'city', p.cities[1 + pg_temp.pick(n, 46, cardinality(p.cities))],
           'postcode', lpad(pg_temp.pick(n, 47, 99999)::text, 5, '0'),
           'country', p.countries[1 + pg_temp.pick(n, 48, cardinality(p.countries))]),
       pg_temp.pick(n, 49, 3) = 0,
       pg_temp.today() - (1100 + pg_temp.pick(n, 50, 400)) * interval '1 day' + pg_temp.pick(n, 51, 86400) * interval '1 second',
       pg_temp.today() - pg_temp.pick(n, 52, 1000) * interval '1 day'
from generate_series(1, pg_temp.scaled(48000)) n
join weighted_people p on pg_temp.pick(n, 40, p.total) >= p.from_share and pg_temp.pick(n, 40, p.total) < p.to_share
cross join lateral (select p.given[1 + pg_temp.pick(n, 53, cardinality(p.given))] as given,
                           p.given[1 + (pg_temp.pick(n, 53, cardinality(p.given)) + 1 + pg_temp.pick(n, 55, cardinality(p.given) - 1)) % cardinality(p.given)] as given2,
                           p.family[1 + pg_temp.pick(n, 54, cardinality(p.family))] as family,
                           p.family[1 + (pg_temp.pick(n, 54, cardinality(p.family)) + 1 + pg_temp.pick(n, 56, cardinality(p.family) - 1)) % cardinality(p.family)] as family2,
                           case when pg_temp.pick(n, 57, 5) > 0 or p.more in ('joined', 'swapped') then p.more else '' end as more) f
cross join lateral (select case f.more
                               when 'initial' then f.given || ' ' || chr(65 + pg_temp.pick(n, 58, 23)) || '. ' || f.family
                               when 'family' then f.given || ' ' || f.family || ' ' || f.family2
                               when 'given' then f.given || ' ' || f.given2 || ' ' || f.family
                               when 'hyphen' then f.given || '-' || f.given2 || ' ' || f.family
                               when 'joined' then f.family || ' ' || f.given || f.given2
                               when 'swapped' then f.family || ' ' || f.given
                               else f.given || ' ' || f.family
                           end as name) m
order by n;

insert into coupons (code, percent, valid, budget)
select 'SPRING' || year, 10 + year % 5 * 2.5, daterange(make_date(year, 3, 1), make_date(year, 5, 1)), (year - 2000) * 1000::money
from generate_series(2023, 2027) year
union all
select 'AUTUMN' || year, 7.5, daterange(make_date(year, 9, 15), make_date(year, 11, 1)), null
from generate_series(2023, 2027) year;
