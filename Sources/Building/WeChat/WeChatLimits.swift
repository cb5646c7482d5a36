/// WeChat's limits for an article, with their sources in the platform's documentation.
///
/// Looked up on 2026-11-30 in <https://developers.weixin.qq.com/doc/service/api/>: `draftbox/draftmanage/api_draft_add`
/// and `material/permanent/api_uploadimage`. They are the limits of the platform's interface; its editor allows more in
/// places, and an article within these is accepted by both.
enum WeChatLimits {
  /// “标题，总长度不超过32个字” (draft_add, `title`).
  static let title = 32
  /// The editor takes 120 characters; draft_add says “摘要，总长度不超过128个字” (`digest`).
  static let digest = 120
  /// “必须少于2万字符” (draft_add, `content`): of the HTML with its tags.
  static let characters = 20_000
  /// “小于1M” (draft_add, `content`), in bytes, without the pictures.
  static let bytes = 1 << 20
  /// “图片仅支持jpg/png格式，大小必须在1MB以下” (uploadimg), in bytes.
  static let picture = 1_000_000
  /// Twice the width of the column in which a telephone shows an article, in pixels: not a limit of the platform.
  static let pictureWidth = 1080
  /// Sizes in which covers are shown, in pixels: draft_add cuts them 2.35:1 and 1:1 (`pic_crop_235_1`, `pic_crop_1_1`).
  static let covers = [(width: 900, height: 383), (width: 500, height: 500)]
}
