import Diagnostics

/// The rules a picture file can break. The first place of each message is the file's name.
package let pictureRules: [Rule] = [
  .emptyPicture, .notAPicture, .damagedPicture, .oversizedPicture, .narrowPicture, .unsupportedPicture,
  .misnamedPicture,
  .animatedPicture, .pictureWithoutEnd,
]

extension Rule {
  package static let emptyPicture = Rule(
    "empty-picture", .error,
    Phrase("“{0}”是空文件", "“{0}” is an empty file"),
    manual: Phrase(
      "文件长度为零，多半是复制或上传中断。请重新放入图片。",
      "The file has no bytes, mostly because copying or uploading was cut off. Put the picture there again."))

  package static let notAPicture = Rule(
    "not-a-picture", .error,
    Phrase("“{0}”不是图片", "“{0}” is not a picture"),
    manual: Phrase(
      "程序看内容，不看扩展名。支持 JPEG、PNG、WebP、AVIF、GIF、HEIC 和 SVG。",
      "The content counts, not the name. JPEG, PNG, WebP, AVIF, GIF, HEIC and SVG are read."))

  package static let damagedPicture = Rule(
    "damaged-picture", .error,
    Phrase("“{0}”不完整或已损坏（{1}）", "“{0}” is cut off or damaged ({1})"),
    manual: Phrase(
      "文件开头是图片，中间或后面的数据缺失或出错，发布后会有半张图或错位的颜色。请从相机或原作者处重新取得。",
      "The file begins as a picture and its data ends early or is broken: half a picture would be published. Get it again from its source."
    ))

  package static let oversizedPicture = Rule(
    "oversized-picture", .error,
    Phrase("“{0}”太大：{1} × {2} 像素", "“{0}” is too large: {1} × {2} pixels"),
    manual: Phrase(
      "普通照片（JPEG）最多 1.5 亿像素，其他格式最多 5000 万像素。请先用图片软件缩小；网页上 4000 像素宽已经足够。",
      "A plain photograph (JPEG) may have 150 million pixels, other formats 50 million. Make it smaller first; 4,000 pixels across are plenty for a page."
    ))

  package static let narrowPicture = Rule(
    "narrow-picture", .error,
    Phrase("“{0}”太细长：{1} × {2} 像素", "“{0}” is too long a strip: {1} × {2} pixels"),
    manual: Phrase(
      "长边超过 4000 像素的图片，长边不能超过短边的 40 倍。长图请截成几张，依次放进正文；里面的文字最好写进正文，读屏软件才读得到。",
      "The longer side of a picture with more than 4,000 pixels may be 40 times the shorter one at most. Cut it into several and place them one below the other; words in it belong into the text, where they are read aloud, too."
    ))

  package static let unsupportedPicture = Rule(
    "unsupported-picture", .error,
    Phrase("“{0}”无法发布：不支持 {1}", "“{0}” cannot be published: {1} is not supported"),
    manual: Phrase(
      "请用图片软件另存为 JPEG（照片）、PNG（截图）或 SVG（图形：UTF-8、UTF-16 或 GBK，不引用别的文件）。",
      "Save it as JPEG (photographs), PNG (screenshots) or SVG (drawings, in UTF-8, UTF-16 or GBK, without entities "
        + "that lead to other files).")
  )

  package static let misnamedPicture = Rule(
    "misnamed-picture", .warning,
    Phrase("“{0}”的内容是 {1}，与扩展名不符", "“{0}” is {1} inside, unlike its extension"),
    manual: Phrase(
      "照内容处理，发布不受影响；但改正扩展名后，别的软件才能打开它。",
      "It is treated as what it is and published; with the right extension other programs can open it, too."))

  package static let animatedPicture = Rule(
    "animated-picture", .notice,
    Phrase("“{0}”是动图，只发布第一帧", "“{0}” is animated; only its first frame is published"),
    manual: Phrase(
      "自动播放且无法暂停的动图不符合无障碍要求（WCAG 2.2.2）。需要动画请用视频。",
      "Moving pictures that nobody can pause break accessibility rules (WCAG 2.2.2). Use a video where movement matters."
    ))

  package static let pictureWithoutEnd = Rule(
    "picture-without-end", .notice,
    Phrase("“{0}”缺少结尾标记，画面是完整的，照常发布", "“{0}” has no end mark; the picture is whole and is published"),
    manual: Phrase(
      "文件最后几个字节没有写上，不影响画面。想消除提醒，用图片软件打开再另存一次。",
      "The last bytes of the file were not written; nothing of the picture is missing. Open it and save it again to be rid of the notice."
    ))
}
