"""A roll as large as no office has one, of names that nobody has."""
import itertools
import pathlib

SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗"
GIVEN = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
UNITS = ["省直示例一局", "省直示例二厅", "省直示例图书馆", "省直示例博物馆", "省直示例医院", "中央驻豫示例分局", "示例控股集团",
         "示例交通集团", "示例学院", "示例职业大学"]
CATEGORIES = ["助人为乐", "见义勇为", "诚实守信", "敬业奉献", "孝老爱亲"]
DECLARATION = """title: 2023年第四季度省直“身边好人”名单
rows: person
kind: stories
sample: true
honour: "省直｜省直身边好人｜2023-Q4"
columns:
  姓名: name
  类别: category
  单位: unit
  "一句话事迹": deed
"""


def write_roll(site: pathlib.Path, rows: int) -> None:
    """Puts a roll beside the sample's own; its units and categories are the sample's, its names a product of two tables."""
    lines = ["2023年第四季度省直“身边好人”名单", "序号,姓名,类别,单位,一句话事迹"]
    names = itertools.islice(itertools.product(GIVEN, SURNAMES, GIVEN), rows)
    for number, (last, surname, first) in enumerate(names, 1):
        lines.append(f"{number},{surname}{first}{last},{CATEGORIES[number % 5]},{UNITS[number * 7 % 10]},"
                     f"示例：{'二三四五六七八九'[number % 8]}年来坚持做好一件小事，{'雨雪风霜'[number % 4]}天也不误")
    assert len(lines) == rows + 2
    (site / "content/rolls/2023-q4.csv").write_text("\n".join(lines) + "\n")
    (site / "content/rolls/2023-q4.yml").write_text(DECLARATION)
