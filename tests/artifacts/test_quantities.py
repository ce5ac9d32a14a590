"""Cells as people write them, and all that is read from each: every line is `cell => quantity`.

A quantity is written as its measures, joined by " | ":
    [kind] [~ when approximate] amount unit [× factor]… [/each]… [/period] [over span] {notes} «its text, unless all of it»
followed by what is unread, or by UNKNOWN or BLANK.
"""

from decimal import Decimal

import pytest

from gyakusan.artifacts.quantities import Factor, Interval, Measure, Quantity, parse

JAPANESE = """\
30分/日 => time 30 minute /day
週末1時間 => time 60 minute /weekend {weekend_once}
3-4時間(1週間に分散) => time 180..240 minute over 1 week
約180時間 => time ~10800 minute
¥150,000/年 => money 150000 JPY /year {yen_sign}
1万5千円 => money 15000 JPY
月額2,980円(税込) => money 2980 JPY /month {tax_included}
毎日15分×365日 => time 15 minute × 365 day {whole_year}
１日Ｎ回 => frequency ? time /day {unknown_number}
年2回 => frequency 2 time /year
1日30分程度 => time ~30 minute /day
半日 => time 240 minute {working_day}
1時間半 => time 90 minute
2〜3日 => time 960..1440 minute {working_day}
5,000円〜1万円 => money 5000..10000 JPY
数千円 => money ? JPY {vague_number}
無料 => money 0 XXX
0円 => money 0 JPY
月1回 => frequency 1 time /month
週に2、3回 => frequency 2..3 time /week
隔週 => frequency 1 time /2 week
2週間に1回 => frequency 1 time /2 week
平日毎日 => frequency 1 time /weekday
毎朝10分 => time 10 minute /day {part_of_day}
1回あたり20分 => time 20 minute /occurrence
20分/回 × 週3回 => time 20 minute /occurrence «20分/回» | frequency 3 time /week «週3回»
三十分 => time 30 minute
百五十万円 => money 1500000 JPY
年間12万円 => money 120000 JPY /year
1人あたり5千円 => money 5000 JPY /person
往復800円 => money 800 JPY {round_trip}
10分×3社 => time 10 minute × 3 company
なし => BLANK
不明 => UNKNOWN
未定 => UNKNOWN
1/2日 => unread ['1/2日']
1日30分×週5日 => time 30 minute × 5 day /week
30分×20日/月 => time 30 minute × 20 day /month
週5日×8時間 => time 480 minute × 5 day /week
1日2回、1回10分 => frequency 2 time /day «1日2回» | time 10 minute /occurrence «1回10分»
週3回20分 => frequency 3 time /week «週3回» | time 20 minute «20分»
毎日の通勤で30分 => time 30 minute /day  unread ['通勤']
平日1日2回 => frequency 2 time /weekday
1〜2万円 => money 10000..20000 JPY {shared_scale}
2〜3日に1回 => frequency 1 time /2..3 day
3日に1回 => frequency 1 time /3 day
1日おき => frequency 1 time /2 day {every_other}
30分ごと => frequency 1 time /0.5 hour
1時間に1回 => frequency 1 time /hour
時給1200円×3時間 => money 1200 JPY × 3 hour
1200円/時間 => money 1200 JPY /hour
4月1日に30分 => time 30 minute «30分»  unread ['4月1日']
9時30分から1時間 => time 60 minute «1時間»  unread ['9時30分から']
10分後に連絡 => unread ['10分後に連絡']
第3回 => unread ['第3回']
3分の1 => unread ['3分の1']
2時間〜 => time 120.. minute
〜30分 => time 0..30 minute {tilde_up_to}
1時間弱 => time ~60 minute {little_less}
1000円/人・月 => money 1000 JPY /person «1000円/人»  unread ['月']
30分＋15分 => time 45 minute {added}
移動30分+待ち15分 => time 45 minute {added} «30分+待ち15分»  unread ['移動', '待ち']
5人×30分×週1回 => time 30 minute × 5 person «5人×30分» | frequency 1 time /week «週1回»
1件15分×20件/日 => time 15 minute × 20 case /day
週1 => frequency 1 time /week {bare_count}
月2,980円 => money 2980 JPY /month
来月5000円 => money 5000 JPY «5000円»  unread ['来月']
1 500円 => unread ['1 500円']
2,3回 => frequency 2..3 time
10、15分 => time 10..15 minute {list_as_range}
都度 => frequency ? time {vague_frequency}
毎回500円 => money 500 JPY /occurrence
たまに => frequency ? time {vague_frequency}
ほぼ毎日 => frequency ~1 time /day
月に数回 => frequency ? time /month {vague_number}
〇〇円 => money ? JPY {unknown_number}
30分×人数 => time 30 minute × ? {unknown_factor}  unread ['×人数']
3年間で300万円 => money 3000000 JPY over 3 year {whole_year}
3000円/月×24ヶ月 => money 3000 JPY × 24 month {whole_year}
3時間 over 3 months => time 180 minute over 3 month
**30分** => time 30 minute «30分»
1日あたり約30分 => time ~30 minute /day
1週間 => time ? minute {elapsed}
3日 => time 1440 minute {working_day}
3人日 => time 1440 minute {working_day}
▲500円 => unread ['▲500円']
-500円 => unread ['-500円']
毎週月曜 1時間 => time 60 minute /week
30分（1日2回） => time 30 minute «30分» | frequency 2 time /day «1日2回»
N分/2〜3日 => time ? minute /2..3 day {unknown_number}
5分/件×20件/日 => time 5 minute × 20 case /day
1件あたり15分、1日20件 => time 15 minute /case «1件あたり15分» | frequency 20 time /day {counter_as_times} «1日20件»
月に1〜2回、各2時間 => frequency 1..2 time /month «月に1〜2回» | time 120 minute «2時間»  unread ['各']
朝10分、夜20分 => time 10 minute {first_of_several} «10分» | time 20 minute «20分»  unread ['朝', '夜']
毎朝・毎晩10分 => frequency 1 time /day {part_of_day} «毎朝» | time 10 minute /day {part_of_day, rate_and_frequency} «毎晩10分»
1日3回、食後に5分 => frequency 3 time /day «1日3回» | time 5 minute «5分»  unread ['食後']
平均45分/回 => time ~45 minute /occurrence
1回30分〜1時間 => time 30..60 minute /occurrence
1回30分~1時間程度 => time ~30..60 minute /occurrence
15-20分/回 => time 15..20 minute /occurrence
週に1回程度 => frequency ~1 time /week
2ヶ月に1回くらい => frequency ~1 time /2 month
半年に1回 => frequency 1 time /6 month
年に数回 => frequency ? time /year {vague_number}
四半期ごと => frequency 1 time /quarter
3か月ごとに2時間 => time 120 minute /3 month
毎月第1週に3時間 => time 180 minute /month  unread ['第1週']
毎月末に半日 => time 240 minute /month {working_day}  unread ['末']
週1日 => frequency 1 time /week {days_as_times}
月2日程度 => frequency ~2 time /month {days_as_times}
1泊2日 => time 960 minute {working_day} «2日»  unread ['1泊']
3泊4日 => time 1920 minute {working_day} «4日»  unread ['3泊']
5,000円/回 => money 5000 JPY /occurrence
¥3,000/月×12ヶ月 => money 3000 JPY × 12 month {yen_sign, whole_year}
約3万円(交通費込み) => money ~30000 JPY «約3万円»  unread ['交通費込み']
交通費 往復1,200円 => money 1200 JPY {round_trip} «往復1,200円»  unread ['交通費']
ガソリン代 約2,000円/月 => money ~2000 JPY /month «約2,000円/月»  unread ['ガソリン代']
1,980円〜 => money 1980.. JPY
100円未満 => money 0..100 JPY
5分以内 => time 0..5 minute
10分未満 => time 0..10 minute
30分超 => time 30.. minute
1時間以上 => time 60.. minute
最大3時間 => time 0..180 minute
最短10分 => time 10.. minute
少なくとも2時間 => time 120.. minute
1〜2時間/週 => time 60..120 minute /week
週末に2〜3時間 => time 120..180 minute /weekend {weekend_once}
土日に各1時間 => time 60 minute /weekend {weekend_once}  unread ['各']
平日30分、週末2時間 => time 30 minute /weekday {weekday_daily, first_of_several} «平日30分» | time 120 minute /weekend {weekend_once} «週末2時間»
平日毎日30分 => time 30 minute /weekday
毎週末3時間 => time 180 minute /weekend
2時間×4週 => time 120 minute × 4 week
2時間×週1回×4週 => time 120 minute «2時間» | frequency 1 time × 4 week «週1回×4週»
8時間×20日 => time 480 minute × 20 day
30分×2回/日×20日 => time 30 minute «30分» | frequency 2 time × 20 day «2回/日×20日»
1日2時間×20日/月 => time 120 minute × 20 day /month
3人×2時間 => time 120 minute × 3 person
3名で2時間 => time 120 minute «2時間»  unread ['3名']
5人がかり => unread ['5人がかり']
2時間(3人) => time 120 minute «2時間»  unread ['3人']
2〜3人で1時間 => time 60 minute «1時間»  unread ['2〜3人']
24時間 => time 1440 minute
24時間365日 => time 1440 minute {first_of_several} «24時間» | time 175200 minute {working_day} «365日»
365日 => time 175200 minute {working_day}
1年 => time ? minute {elapsed}
1か月 => time ? minute {elapsed}
2週間程度 => time ~? minute {elapsed}
数日 => time ? minute {vague_number, working_day}
数週間 => time ? minute {vague_number, elapsed}
数ヶ月 => time ? minute {vague_number, elapsed}
数分 => time ? minute {vague_number}
十数分 => time ? minute {vague_number}
数十万円 => money ? JPY {vague_number}
何度も => frequency ? time {vague_number} «何度»
何時間も => time ? minute {vague_number} «何時間»
2、3日 => time 960..1440 minute {working_day}
4、5回 => frequency 4..5 time
二、三回 => frequency 2..3 time
十五分 => time 15 minute
二時間半 => time 150 minute
一日一回 => frequency 1 time /day
一日三十分 => time 30 minute /day
千五百円 => money 1500 JPY
三千円 => money 3000 JPY
二〇分 => time 20 minute
十分 => time 10 minute {ten_minutes}
1.5万円 => money 15000 JPY
1.5時間/日 => time 90 minute /day
1,500,000円/年 => money 1500000 JPY /year
150万/年 => unread ['150万/年']
月5万 => unread ['月5万']
50k/年 => unread ['50k/年']
20ドル => money 20 USD {dollar}
20米ドル/月 => money 20 USD /month
約束は30分前 => unread ['約束は30分前']
2026年4月1日 => unread ['2026年4月1日']
9時〜10時 => unread ['9時〜10時']
3回目 => unread ['3回目']
2階 => unread ['2階']
1時間/2週 => time 60 minute /2 week
20分（うち移動10分） => time 20 minute {first_of_several} «20分» | time 10 minute «10分»  unread ['うち移動']
30分（待ち時間15分を含む） => time 30 minute {first_of_several} «30分» | time 15 minute «15分»  unread ['待ち時間', '含む']
30分→15分 => time 30 minute {first_of_several} «30分» | time 15 minute «15分»
15分×365日=約91時間 => time 15 minute × 365 day {first_of_several, whole_year} «15分×365日» | time ~5460 minute «約91時間»
180時間（3時間×60回） => time 10800 minute {first_of_several} «180時間» | time 180 minute × 60 occurrence «3時間×60回»
2,980円/月（年額35,760円） => money 2980 JPY /month {first_of_several} «2,980円/月» | money 35760 JPY /year «年額35,760円»
初期費用10万円、月額5,000円 => money 100000 JPY {first_of_several} «10万円» | money 5000 JPY /month «月額5,000円»  unread ['初期費用']
10万円＋月5,000円 => money 100000 JPY {first_of_several} «10万円» | money 5000 JPY /month «月5,000円»
5,000円+税 => money 5000 JPY {tax_excluded}
税別5,000円 => money 5000 JPY {tax_excluded}
¥5,000(税抜) => money 5000 JPY {yen_sign, tax_excluded}
無料〜500円 => money 0..500 JPY
0〜500円 => money 0..500 JPY
なし（0円） => money 0 JPY «0円»  unread ['なし']
ほぼ0円 => money ~0 JPY
ー => BLANK
特になし => BLANK
5分ごと => frequency 1 time /0.08 hour
1時間おき => frequency 1 time /hour {every_other}
2日おき => frequency 1 time /3 day {every_other}
1週間おき => unread ['1週間おき']
毎時 => frequency 1 time /hour
隔日30分 => time 30 minute /2 day
毎回10分 => time 10 minute /occurrence
その都度5分 => time 5 minute /occurrence
必要に応じて30分 => frequency ? time {vague_frequency} «必要に応じて» | time 30 minute «30分»
時々 => frequency ? time {vague_frequency}
頻繁に => frequency ? time {vague_frequency}
随時 => frequency ? time {vague_frequency}
不定期（年2〜3回） => frequency ? time {vague_frequency, first_of_several} «不定期» | frequency 2..3 time /year «年2〜3回»
1日?回 => frequency ? time /day {unknown_number}
?円 => money ? JPY {unknown_number}
○回 => frequency ? time {unknown_number}
XX円 => money ? JPY {unknown_number}
xx分 => time ? minute {unknown_number}
N時間/月 => time ? minute /month {unknown_number}
1日N時間 => time ? minute /day {unknown_number}
数千円〜1万円 => money ? JPY {vague_number}
100〜200円 => money 100..200 JPY
1,2時間 => time 60..120 minute
1, 2回 => frequency 1..2 time
10分*3回 => time 10 minute × 3 occurrence
30分✕2 => time 30 minute × 2
30分 x 2人 => time 30 minute × 2 person
1人月5,000円 => money 5000 JPY /person /month
1人1回500円 => money 500 JPY /person /occurrence
一人当たり3000円 => money 3000 JPY /person
1名様5000円 => money 5000 JPY /person
300円/個×10個 => money 300 JPY × 10 item
50円×20枚 => money 50 JPY × 20 item
20分×10ページ => time 20 minute × 10 page
1社1時間 => time 60 minute /company
3社×1時間 => time 60 minute × 3 company
月額980円/ユーザー => money 980 JPY /person /month
月額980円×5ユーザー => money 980 JPY × 5 person /month
980円/月/人 => money 980 JPY /person /month
年会費5,500円 => money 5500 JPY /year
時給1,200円 => money 1200 JPY /hour
日給1万円×20日 => money 10000 JPY × 20 day
1時間1,000円 => time 60 minute «1時間» | money 1000 JPY «1,000円»
30分500円 => time 30 minute «30分» | money 500 JPY «500円»
10分につき100円 => money 100 JPY /0.17 hour
30分で10件 => time 30 minute «30分»  unread ['10件']
1日で終わる => time 480 minute {working_day} «1日»  unread ['終わる']
3日で3時間 => time 180 minute over 3 day
3ヶ月で10万円 => money 100000 JPY over 3 month
1週間かけて3時間 => time 180 minute over 1 week
3時間を1週間に分けて => time 180 minute over 1 week
1日1時間、週5日 => time 60 minute × 5 day /week
30分/日（平日のみ） => time 30 minute /weekday
30分（毎日） => time 30 minute /day
毎日（平日） => frequency 1 time /weekday «毎日（平日»
1日×3人 => time 480 minute × 3 person {working_day}
3日×2人 => time 1440 minute × 2 person {working_day}
20日×8時間 => time 480 minute × 20 day
365日×15分 => time 15 minute × 365 day {whole_year}
1年間で10万円 => money 100000 JPY over 1 year {whole_year}
1.500円 => unread ['1.500円']
30分~1h => time 30..60 minute
5ー10分 => time 5..10 minute
一回20分 => time 20 minute /occurrence
2回/1日 => frequency 2 time /day
0.5人日 => time 240 minute {working_day}
90秒 => time 1.5 minute
1億2000万円 => money 120000000 JPY
1時間/日×週3回 => time 60 minute × 3 day /week {times_as_days}
1.5k円 => money 1500 JPY
約1週間（実作業3時間） => time ~? minute {elapsed, first_of_several} «約1週間» | time 180 minute «3時間»  unread ['実作業']
2日程度 => time ~960 minute {working_day}
3時間程度/日 => time ~180 minute /day
1日に何度も => frequency ? time /day {vague_number} «1日に何度»
3回線 => unread ['3回線']
3日以降 => unread ['3日以降']
2年度 => unread ['2年度']
5人目 => unread ['5人目']
½日 => time 240 minute {working_day}
30分、500円×週3回 => time 30 minute «30分» | money 500 JPY «500円» | frequency 3 time /week «週3回»
週3回、1回30分×2人 => frequency 3 time /week «週3回» | time 30 minute × 2 person /occurrence «1回30分×2人»
1ヶ月に5〜6回 => frequency 5..6 time /month
毎月1万円 => money 10000 JPY /month
毎月5日 => frequency 1 time /month «毎月»  unread ['5日']
毎月5日に振込 => frequency 1 time /month «毎月»  unread ['5日に振込']
月に1度、半日 => frequency 1 time /month «月に1度» | time 240 minute {working_day} «半日»
月1回2時間の会議 => frequency 1 time /month «月1回» | time 120 minute «2時間»  unread ['会議']
移動時間片道40分 => time 40 minute {one_way} «片道40分»  unread ['移動時間']
40分×往復 => time 40 minute × ? {unknown_factor}  unread ['×往復']
残業 月20h => time 1200 minute /month «月20h»  unread ['残業']
1 日 1 0 分 => unread ['1 日 1 0 分']
1日10分×2回 => time 10 minute × 2 occurrence /day
月～金 毎日1時間 => time 60 minute /day «毎日1時間»  unread ['月～金']
週２ => frequency 2 time /week {bare_count}
1回/週 => frequency 1 time /week
1回/2週間 => frequency 1 time /2 week
1日8時間、月20日 => time 480 minute × 20 day /month
1日おきに30分 => time 30 minute /2 day {every_other}
3日ごとに1時間 => time 60 minute /3 day
2時間ごとに5分 => time 5 minute /2 hour
5分未満/回 => time 0..5 minute /occurrence
1人1日500円 => money 500 JPY /person /day
10分/人×5人 => time 10 minute × 5 person
1時間当たり3件 => frequency 3 time /hour {counter_as_times}
1日の3割 => unread ['1日の3割']
全体の20% => unread ['全体の20%']
何分でも => time ? minute {vague_number} «何分»
あっという間 => unread ['あっという間']
ずっと => unread ['ずっ']
数え切れない => unread ['数え切れない']
3000〜5000 => unread ['3000〜5000']
毎日15分×300日 => time 15 minute × 300 day /year {part_of_year}
8時間×240日 => time 480 minute × 240 day /year {part_of_year}
1時間×50週 => time 60 minute × 50 week /year {part_of_year}
15分×366日 => time 15 minute × 366 day {whole_year}
1日8時間×245日 => time 480 minute × 245 day /year {part_of_year}
15分×300日/年 => time 15 minute × 300 day /year
30分× => time 30 minute × ? {unknown_factor}  unread ['×']
30分×約20社 => time ~30 minute × 20 company
隔週2時間×26週 => time 120 minute /2 week  unread ['×26週']
30分、40分 => time 30 minute {first_of_several} «30分» | time 40 minute «40分»
1日と3時間 => time 480 minute {working_day, first_of_several} «1日» | time 180 minute «3時間»
30分のうち10分は移動 => time 30 minute {first_of_several} «30分» | time 10 minute «10分»  unread ['移動']
30分×2時間 => time 30 minute × ? {unknown_factor}  unread ['×2時間']
1時間/週×3ヶ月 => time 60 minute /week  unread ['×3ヶ月']
30分×1社×1社×1社×1社×1社×1社×1社×1社×1社 => time 30 minute × 1 company × 1 company × 1 company × 1 company × 1 company × 1 company × 1 company × ? {unknown_factor}
朝30分、40分 => time 30 minute {first_of_several} «30分» | time 40 minute «40分»  unread ['朝']
1日のうち30分 => time 30 minute /day
3万円/半年 => money 30000 JPY /6 month
10^3円 => unread ['10^3円']
10²円 => unread ['10²円']
1e3円 => unread ['1e3円']
"""

ENGLISH = """\
45 min/day => time 45 minute /day
$12.50 / month => money 12.5 USD /month {dollar}
1.5h => time 90 minute
40h/month => time 2400 minute /month
twice a year => frequency 2 time /year
once a week => frequency 1 time /week
every weekday => frequency 1 time /weekday
half an hour => time 30 minute
an hour and a half => time 90 minute
2-3 hours => time 120..180 minute
about 20 minutes => time ~20 minute
up to 5 hours => time 0..300 minute
at least $200 => money 200.. USD {dollar}
JPY 3,000 => money 3000 JPY
€9.99/mo => money 9.99 EUR /month
free => money 0 XXX
15 min x 2 times a day => time 15 minute «15 min» | frequency 2 time /day «2 times a day»
1h30m => time 90 minute
90min => time 90 minute
10K yen => money 10000 JPY
$1.2k => money 1200 USD {dollar}
- => BLANK
? => UNKNOWN
garbage text here => unread ['garbage text here']
10-20 3/4 => unread ['10-20 3/4']
$50/h => money 50 USD /hour {dollar}
~30 min => time ~30 minute {tilde_about}
$10-20 => money 10..20 USD {dollar}
10 to 20 minutes => time 10..20 minute
between 2 and 3 hours => time 120..180 minute «2 and 3 hours»
2 or 3 times a week => frequency 2..3 time /week
once or twice a week => frequency 1..2 time /week
every 2 weeks => frequency 1 time /2 week
every other day => frequency 1 time /2 day
every Monday 30 min => time 30 minute /week
30 min every weekday => time 30 minute /weekday
an hour a day => time 60 minute /day
3 days a week => frequency 3 time /week {days_as_times}
3/week => frequency 3 time /week {bare_count}
3x a week => frequency 3 time /week
3x/week => frequency 3 time /week
5+ hours => time 300.. minute
$200+ => money 200.. USD {dollar}
$99/user/month => money 99 USD /person /month {dollar}
1,5 hours => unread ['1,5 hours']
5 or 10 minutes => time 5..10 minute {list_as_range}
a few times a month => frequency ? time /month {vague_number}
several hours => time ? minute {vague_number}
2m yen => money 2000000 JPY {m_as_million}
30m => time 30 minute {m_as_minutes}
$50k/year => money 50000 USD /year {dollar}
US$20 => money 20 USD
€20 per month => money 20 EUR /month
£5 each => money 5 GBP «£5»
5 USD => money 5 USD
3,000 yen/month => money 3000 JPY /month
JPY 1,000-2,000 => money 1000..2000 JPY
$1,000 - $2,000 => money 1000..2000 USD {dollar}
$5 to $10 => money 5..10 USD {dollar}
$1-2k => money 1000..2000 USD {dollar, shared_scale}
less than an hour => time 0..60 minute
under 10 minutes => time 0..10 minute
over 3 hours => time 180.. minute
more than 2 hours => time 120.. minute
at least once a week => frequency 1.. time /week
up to 3 times a day => frequency 0..3 time /day
no more than 30 min => time 0..30 minute
30 minutes or so => time ~30 minute
30 mins or more => time 30.. minute
1 hour and 20 minutes => time 80 minute
1 hr 20 min => time 80 minute
2 hours 15 minutes per week => time 135 minute /week
two and a half hours => time 150 minute
a couple of hours => time 120 minute {couple}
a few minutes => time ? minute {vague_number}
a day => time 480 minute {working_day}
half a day => time 240 minute {working_day}
half day per week => time 240 minute /week {working_day}
2 days => time 960 minute {working_day}
3 weeks => time ? minute {elapsed}
a week => time ? minute {elapsed}
all day => time 480 minute {working_day}
once => frequency 1 time
twice => frequency 2 time
3 times => frequency 3 time
once per quarter => frequency 1 time /quarter
once every 3 months => frequency 1 time /3 month
every 3 months => frequency 1 time /3 month
every month => frequency 1 time /month
each month => frequency 1 time /month
monthly => frequency 1 time /month
daily => frequency 1 time /day
15 minutes daily => time 15 minute /day
daily 15 min => time 15 minute /day
weekly, 2 hours => frequency 1 time /week «weekly» | time 120 minute «2 hours»
2 hours weekly => time 120 minute /week
2 hours/week for 3 months => time 120 minute /week {first_of_several} «2 hours/week» | time ? minute {elapsed} «3 months»
3 hours spread over 2 weeks => time 180 minute over 2 week
3 hours over a week => time 180 minute over 1 week
15 min × 365 days => time 15 minute × 365 day {whole_year}
10 min per company x 3 companies => time 10 minute × 3 company
20 min each time, 3 times a week => time 20 minute /occurrence «20 min each time» | frequency 3 time /week «3 times a week»
30 min on weekdays => time 30 minute /weekday
an hour on weekends => time 60 minute /weekend {weekend_once}
1 hour every weekend => time 60 minute /weekend
30 min every morning => time 30 minute /day {part_of_day}
every other week => frequency 1 time /2 week
biweekly => frequency 1 time /2 week {biweekly}
every Monday => frequency 1 time /week
Mondays => frequency 1 time /week
$12.50 per user per month => money 12.5 USD /person /month {dollar}
$0 => money 0 USD {dollar}
free of charge => money 0 XXX
not sure => unread ['not sure']
n/a => BLANK
N/A => BLANK
TBD => UNKNOWN
unknown => UNKNOWN
none => BLANK
4/1 => unread ['4/1']
10:00-11:00 => unread ['10:00-11:00']
10% => unread ['10%']
1/3 => unread ['1/3']
-- => BLANK
… => BLANK
?? => UNKNOWN
△ => unread ['△']
2.5-3h => time 150..180 minute
0.5h => time 30 minute
.5h => time 30 minute
5m => time 5 minute {m_as_minutes}
2h/d => time 120 minute /day
2h/w => time 120 minute /week
3h/mo => time 180 minute /month
1h x 3 => time 60 minute × 3
3 x 1h => time 60 minute × 3
3x1h => time 60 minute × 3
10min*3 => time 10 minute × 3
2 hours a day, 5 days a week => time 120 minute × 5 day /week
1.000 € => unread ['1.000 €']
12,50 € => unread ['12,50 €']
2 hours per day on weekdays => time 120 minute /weekday
$20/hr x 3 hours => money 20 USD × 3 hour {dollar}
\\5,000 => money 5000 JPY {backslash}
1½ hours => time 90 minute
30' => unread ['30']
30 => unread ['30']
30 / day => frequency 30 time /day {bare_count}
a hundred thousand yen => money 100000 JPY
1 hour or 2 hours => time 60..120 minute
-¥500 => unread ['-¥500']
"""


def number(value: Decimal | None) -> str:
    """Return a bound without exponent."""
    return "" if value is None else f"{value.quantize(Decimal('0.01')).normalize():f}"


def interval(value: Interval | None) -> str:
    """Return "30", "30..45", "30.." or "?"."""
    if value is None:
        return "?"
    return number(value.low) if value.is_exact else f"{number(value.low)}..{number(value.high)}"


def factor(value: Factor) -> str:
    """Return a factor and what it counts."""
    return f" × {interval(value.count)} {value.of or ''}".rstrip()


def measure(value: Measure, cell: str) -> str:
    """Return every field of a measure."""
    text = f"{value.kind} {'~' * value.approximate}{interval(value.amount)} {value.unit}"
    text += "".join(factor(each) for each in value.times) + "".join(f" /{each}" for each in value.each)
    every = "" if value.every == Interval.exact(1) else f"{interval(value.every)} "
    text += f" /{every}{value.per}" if value.per else ""
    text += f" over {interval(value.over.count)} {value.over.period}" if value.over else ""
    text += f" {{{', '.join(value.notes)}}}" if value.notes else ""
    return text if value.text == cell else f"{text} «{value.text}»"


def written(quantity: Quantity) -> str:
    """Return every field of a quantity."""
    parts = [" | ".join(measure(each, quantity.text) for each in quantity.measures)]
    parts += [f"unread {list(quantity.unread)}"] if quantity.unread else []
    parts += ["UNKNOWN"] if quantity.unknown else []
    parts += ["BLANK"] if quantity.is_blank else []
    return "  ".join(filter(None, parts))


@pytest.mark.parametrize("line", [*JAPANESE.splitlines(), *ENGLISH.splitlines()])
def test_a_cell_reads_as(line: str) -> None:
    cell, expected = line.split(" => ")
    assert written(parse(cell)) == expected


@pytest.mark.parametrize("cell", ["", " ", "\u3000", "\n", "\u200b", "\x1f", "()", "（　）"])
def test_an_empty_cell_is_blank(cell: str) -> None:
    assert parse(cell) == Quantity(cell)


def test_each_part_of_a_cell_keeps_its_place_in_the_original_text() -> None:
    quantity = parse("通勤で　１日３０分程度（往復）、ｶﾞｿﾘﾝ代 約￥２，０００／月")
    assert [each.text for each in quantity.measures] == ["１日３０分程度（往復）", "約￥２，０００／月"]
    assert quantity.unread == ("通勤", "ｶﾞｿﾘﾝ代")


def test_lines_of_a_cell_are_read_one_by_one() -> None:
    quantity = parse("・準備 30分\n・移動 1時間\n・月1回")
    assert [written(Quantity("", (each,))) for each in quantity.measures] == [
        "time 30 minute {first_of_several} «30分»",
        "time 60 minute «1時間»",
        "frequency 1 time /month «月1回»",
    ]
