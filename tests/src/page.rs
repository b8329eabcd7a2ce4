//! A page as text: just enough reading of our own HTML to walk through it.

/// One answered page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    html: String,
}

impl Page {
    pub fn of(html: &str) -> Self {
        Self { html: html.to_owned() }
    }

    pub fn html(&self) -> &str {
        &self.html
    }

    /// Whether the page shows these words.
    pub fn says(&self, words: &str) -> bool {
        self.words().contains(words)
    }

    /// What a person reads: no tags, single spaces.
    pub fn words(&self) -> String {
        let mut text = String::new();
        let mut is_tag = false;
        for sign in self.html.chars() {
            match sign {
                '<' => is_tag = true,
                '>' => {
                    is_tag = false;
                    text.push(' ');
                }
                _ if !is_tag => text.push(sign),
                _ => {}
            }
        }
        let text = unescaped(&text);
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The values of an attribute, in the order of the page.
    pub fn attributes(&self, name: &str) -> Vec<String> {
        let mark = format!(" {name}=\"");
        let ends = self.html.split(&mark).skip(1).filter_map(|rest| rest.split('"').next());
        ends.map(unescaped).collect()
    }

    /// The value of an input.
    pub fn input(&self, name: &str) -> Option<String> {
        let tag = self.tags("input").find(|tag| tag.contains(&format!(" name=\"{name}\"")))?;
        Self::of(tag).attributes("value").into_iter().next()
    }

    /// The first link whose address contains these signs.
    pub fn link(&self, part: &str) -> Option<String> {
        self.attributes("href").into_iter().find(|href| href.contains(part))
    }

    /// Secrets shown to be written down, in order.
    pub fn secrets(&self) -> Vec<String> {
        let mark = "class=\"secret\"";
        let rests = self.html.split(mark).skip(1);
        rests.filter_map(|rest| rest.split_once('>')?.1.split('<').next()).map(str::to_owned).collect()
    }

    fn tags<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a str> {
        let mark = format!("<{name}");
        let starts: Vec<usize> = self.html.match_indices(&mark).map(|(index, _)| index).collect();
        starts.into_iter().filter_map(|start| {
            let rest = self.html.get(start..)?;
            rest.get(..rest.find('>')?)
        })
    }
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#x27;", "'").replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::Page;

    #[test]
    fn a_page_is_read_as_a_person_reads_it() {
        let page = Page::of(
            "<p>Two  <b>words</b></p><input type=\"hidden\" name=\"seen\" value=\"7\"><a href=\"/x?a=1&amp;b\">",
        );
        assert_eq!(page.words(), "Two words");
        assert_eq!(page.input("seen").as_deref(), Some("7"));
        assert_eq!(page.link("/x").as_deref(), Some("/x?a=1&b"));
    }
}
