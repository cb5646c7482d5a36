print("xinfeng")
