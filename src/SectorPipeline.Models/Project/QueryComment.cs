namespace SectorPipeline.Models;

/// <summary>What <c>query-comment</c> says of the comment that every statement carries.</summary>
internal sealed record QueryComment
{
    /// <summary>The comment as a template; the usual one when null.</summary>
    public string? Comment { get; init; }

    /// <summary>Whether statements carry no comment.</summary>
    public bool IsOff { get; init; }

    /// <summary>Whether the comment stands behind the statement.</summary>
    public bool Append { get; init; }

    public bool JobLabel { get; init; }

    public static QueryComment Read(YamlNode? node, Action<string> report)
    {
        switch (node)
        {
            case null:
                return new QueryComment();
            case YamlScalar scalar:
                return new QueryComment { Comment = scalar.IsNull ? null : scalar.Text, IsOff = scalar.IsNull || scalar.Text.Length == 0 };
            default:
                var map = node.AsMap("'query-comment'");
                map.CheckKeys("'query-comment'", ["comment", "append", "job-label"], report);
                return new QueryComment
                {
                    Comment = map.Text("comment"),
                    Append = map["append"]?.AsFlag("'append'") ?? false,
                    JobLabel = map["job-label"]?.AsFlag("'job-label'") ?? false,
                };
        }
    }
}
