namespace Updaters.Docs.AsciiDoc;

/// <summary>What a delimited block of AsciiDoc holds.</summary>
internal enum AsciiDocContent
{
    Code,
    Comment,
    Table,
    Quote,
}
