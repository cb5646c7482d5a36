import Content
import Templating

extension Theme {
  /// Whether a template shows how long the texts of pages are. To count them takes as long as to write them, so it is
  /// not done for other themes.
  package func showsLengths(of model: ContentModel) -> Bool {
    let fields = FieldSlots(model, shows: settings.shows.ofPages)
    let first = pageSchema.count + fields.members.count
    let slots = detailSchema.properties.indices.filter { position in
      ["characters", "minutes"].contains(detailSchema.properties[position].name)
    }
    return model.kinds.contains { kind in
      let name = fields.detailName(of: kind, shownBy: pageTemplate(of: kind), in: model)
      return templates.values.contains { template in
        let read = template.slotsRead(of: name)
        return slots.contains { read.contains(first + $0) }
      }
    }
  }
}
