import Testing

@testable import Content

@Suite struct AddressFormTests {
  @Test(
    arguments: [
      ("/{kind}/{year}/{slug}/", "/stories/2024/wang/"), ("/{slug}/", "/wang/"),
      ("{year}-{slug}", "/{year}-{slug}/"),
      ("/news/{year}/{year}/{slug}/{slug}/", "/news/2024/2024/wang/wang/"), ("/", "/"),
      ("/故事/{slug}", "/故事/wang/"),
    ])
  func aPatternIsFilled(_ pattern: String, _ address: String) {
    #expect(AddressForm(pattern, kind: "stories").address(year: 2024, slug: "wang") == address)
  }
}
