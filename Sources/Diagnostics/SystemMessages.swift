/// A system message in the language of a run, with the original behind it, since that is what one searches for.
///
/// The C library has translations of its own only where a machine has them installed, and in the language of the machine.
func inLanguage(_ message: String, _ language: Language) -> String {
  guard language == .chinese, let chinese = systemMessages[message] else { return message }
  return "\(chinese)（\(message)）"
}

/// By the messages of `strerror` in the C locale.
private let systemMessages = [
  "Operation not permitted": "不允许这样做", "No such file or directory": "没有这个文件或文件夹",
  "Interrupted system call": "被信号打断",
  "Input/output error": "读写出错，磁盘可能坏了", "Permission denied": "没有权限", "Device or resource busy": "正被占用",
  "File exists": "已经有同名的文件", "Invalid cross-device link": "不在同一个磁盘上", "Not a directory": "不是文件夹",
  "Is a directory": "是文件夹",
  "Invalid argument": "系统不接受", "Too many open files in system": "整个系统打开的文件太多",
  "Too many open files": "打开的文件太多",
  "Text file busy": "程序正在运行，不能改写", "File too large": "文件超过了限定的大小", "No space left on device": "磁盘满了",
  "Read-only file system": "磁盘是只读的", "Too many links": "链接太多", "Broken pipe": "读的一方已经关闭",
  "File name too long": "文件名太长",
  "No locks available": "这个磁盘不支持锁", "Directory not empty": "文件夹不是空的",
  "Too many levels of symbolic links": "链接绕成了圈",
  "Connection refused": "对方拒绝连接", "Connection reset by peer": "对方断开了连接", "Connection timed out": "连接超时",
  "Address already in use": "端口已被占用", "Cannot assign requested address": "没有这个地址",
  "Network is unreachable": "网络不通",
  "No route to host": "找不到对方的机器", "Disk quota exceeded": "超过了磁盘配额", "Stale file handle": "网络磁盘上的文件已经不在",
  "Cannot allocate memory": "内存不够", "Resource temporarily unavailable": "暂时不可用",
  "Operation not supported": "这个磁盘不支持",
  "Function not implemented": "这个系统不支持", "Exec format error": "不是能运行的程序", "Bad file descriptor": "文件已经关闭",
]
