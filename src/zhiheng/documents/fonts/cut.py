"""Cut the two faces of our documents out of Noto Serif CJK SC. Run by hand, never by the product.

    python cut.py NotoSerifCJK-Regular.ttc NotoSerifCJK-Bold.ttc

Face 2 of each collection is Simplified Chinese. The result depends only on the collections and the
version of fontTools; README.md beside this file keeps the digests.
"""

import sys
from pathlib import Path

from fontTools import subset  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

HERE = Path(__file__).parent
FACE = 2
FAMILY = "Zhiheng Song"
SIGNS = (
    "〔〕〖〗【】《》〈〉「」『』〇·•—–…‥‘’“”‰℃㎡㎏㎜№×÷±≤≥≠≈√"
    "→←↑↓□■○●◎△▲▽▼◇◆★☆✓￥¥€£§°′″①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
    "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ\u3000\u00a0"
)
NAMES = (
    "堃喆珺烨玥垚赟昇祎彧翀镕鑫淼焱頔晞珅嫄璟瑄琬昶煊玘珩琤琛瑀瑭璠翊晔栩钰沄淏湉濛瀞犇猋矞禛筱翙臻"
    "芃苒荃萱蓁薇蘅虓讷诜谞轶郄钘铖锴闫阚隗雱霂霈韡颀飏骁骉鳌麟㛃䶮䜣"
    "炘炜炫炅昕昉昀旸旻昊晟晗晁晧暄暐曈曦朦杲杺枘柠栎桢梓梽棽椿楠榕槿樾橦檀欣歆毓沅沁沚泓泠泫泮洁洺"
    "浠浛浥涵淇淞渌渝溦滢漪潇澍澔澜澧濬瀚灏灿炆焜熠熹燊燚爰"
    "珂珈珉珏珑珖珞珣珲珵琁琅琇琎琦琨琪琰琮琲琳瑗瑛瑜瑞瑢瑧瑨瑶瑾璀璁璇璐璞璨璩瓀瓒甄甯畀畅皓皞盈盱"
    "睿瞳矅砚碧磊祁祐祺禔禧禹秉稷穆窈竑竣笙筠箬箴篪粲絮纮绂绚绨绮绱绶缃缇缈缜缦罡羿翎翚翛翥耒聿"
    "胤脩舸艮芊芮芷芸苓苡苪茉茗茜荀荞荟莀莘莜莞莨莳菀菁菡菲萁葳蒨蓓蓝蔚蕊蕙蕤薏藜蘖虞蛟衎衍袆袁裎褀"
    "襄觐訸誉譞讱诒诩谌谡谧谨豫贇赓赪跞轩辀辉辰迦迪逄逸遒遥邈邕邬邰邱邳郅郇郓郜郝郯鄄鄞鄢鄯"
    "酆醴釜钊钏钒钕钫钰钲钺铄铎铭铷铱锃锐锜锟锳镔镛镠闇闳闵闽阆阙陆陟隽雍雯霁霏霖靓靖靳韬韫韶颉颋颖"
    "颢飒飖馥骅骎骏骐骢骥髦魁鲍鲲鳐鸣鸢鸾鹃鹄鹏鹭麒麓黛黻黼鼐鼎齐龑龚"
    "仝佟佘侴俪俶倓倞偁傒兖冼冯凃凇刕刘劼勐勖匡卉厍厐叒叡吕呙咏哿嗣嚞囡圳坤垒垣埕堉塬墁夔奕奭妍妤妘"
    "妧姁姒姝姣姮娅娉娜婍婧婳媖媗嫣嫦嬅嬛孖孜孟宓宥宸寅尧屾岑岚岱岳峤峥峻崎崑崟嵇嵘嵩巽帑帼庾廙弈弋"
    "弢彤彦彬"
    "徇徵忞忻怀怡恂恪恺悦悫惇惜愔愫慜慧憬懋懿戈戡扈扬抒拯挚捷掞斐斓斌旃旎旭旲昱晅晋晏晓晢晰暅暘曌"
)


def wanted() -> set[int]:
    """Code points of GB 2312, ASCII, Latin-1, the signs and the characters frequent in names."""
    pairs = (bytes((row, cell)) for row in range(0xA1, 0xF8) for cell in range(0xA1, 0xFF))
    chinese = {ord(char) for pair in pairs for char in pair.decode("gb2312", "ignore")}
    return chinese | set(range(0x20, 0x7F)) | set(range(0xA0, 0x100)) | {ord(c) for c in SIGNS + NAMES}


def rename(font: TTFont, style: str) -> None:
    """Give the cut its own family name, so that it is never mistaken for the whole face."""
    texts = {
        1: FAMILY,
        2: style,
        3: f"{FAMILY} {style} subset",
        4: f"{FAMILY} {style}",
        6: f"ZhihengSong-{style}",
    }
    table = font["name"]
    table.names = [n for n in table.names if n.nameID in (0, 5, 13, 14) and n.langID == 0x409]
    for number, text in texts.items():
        table.setName(text, number, 3, 1, 0x409)
    font["CFF "].cff.fontNames = [f"ZhihengSong-{style}"]


def cut(source: Path, style: str) -> None:
    """Write one face beside this file."""
    options = subset.Options(hinting=False, desubroutinize=False, notdef_outline=True, recalc_timestamp=False)
    options.layout_features = ["kern", "locl", "ccmp", "chws"]
    options.name_IDs = ["*"]
    font = TTFont(source, fontNumber=FACE, recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=wanted())
    cutter.subset(font)
    rename(font, style)
    font.save(HERE / f"ZhihengSong-{style}.otf", reorderTables=True)


if __name__ == "__main__":
    for path, style in zip(sys.argv[1:], ("Regular", "Bold"), strict=True):
        cut(Path(path), style)
