/// The words for the numbers from 0 on.
package let numberWords = [
  "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
  "twelve",
]
