"""No circle of files, and none of rooms: what is below can be read without what is above."""

from import_graph import circle, file_graph, room_graph


def test_no_circle_of_files() -> None:
    """Wherever in a file the import stands: one inside a function, or for types alone, is an arrow like any other."""
    graph = file_graph()
    assert len(graph) > 300
    assert circle(graph) == []


def test_no_two_rooms_import_from_one_another() -> None:
    """A room inside a room may use what stands in the larger one, and be used by it."""
    graph = room_graph()
    assert len(graph) > 20
    both_ways = [
        (room, other)
        for room, found in sorted(graph.items())
        for other in sorted(found)
        if room < other and room in graph[other] and not other.startswith(room + ".")
    ]
    assert both_ways == []


def test_a_circle_is_seen() -> None:
    assert set(circle({"a": {"b"}, "b": {"c"}, "c": {"b"}, "d": {"a"}})) == {"b", "c"}
    assert circle({"a": {"b"}, "b": {"c"}, "c": set()}) == []
