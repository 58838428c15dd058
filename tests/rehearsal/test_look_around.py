from viaduct.rehearsal.look_around import render_look_around


def test_it_says_what_to_export_and_where_the_state_is() -> None:
    text = render_look_around({"AWS_ENDPOINT_URL": "http://127.0.0.1:1", "AWS_SECRET_ACCESS_KEY": "a b"}, "state")
    assert "  export AWS_ENDPOINT_URL=http://127.0.0.1:1\n" in text
    assert "  export AWS_SECRET_ACCESS_KEY='a b'\n" in text
    assert "aws s3 ls --recursive s3://state/" in text
    assert "  unset AWS_PROFILE " in text
    assert "Ctrl-C" in text
