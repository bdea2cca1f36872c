namespace SectorPipeline.Models;

/// <summary>What <c>query-comment</c> says of the comment that every statement carries.</summary>
internal sealed record QueryComment
{
    /// <summary>The comment as a template; the usual one when null.</summary>
    public YamlScalar? Comment { get; init; }

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
                return Of(scalar);
            default:
                var map = node.AsMap("'query-comment'");
                map.CheckKeys("'query-comment'", ["comment", "append", "job-label"], report);
                return Of(map["comment"]) with
                {
                    Append = map["append"]?.AsFlag("'append'") ?? false,
                    JobLabel = map["job-label"]?.AsFlag("'job-label'") ?? false,
                };
        }
    }

    private static QueryComment Of(YamlNode? comment) =>
        comment switch
        {
            null => new QueryComment(),
            YamlScalar { IsNull: true } or YamlScalar { Text: "" } => new QueryComment { IsOff = true },
            YamlScalar scalar => new QueryComment { Comment = scalar },
            _ => throw comment.Error($"the query comment is {comment.Description}; it must be a text."),
        };
}
